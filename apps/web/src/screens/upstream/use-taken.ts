import { ApiError } from '@forkshop/api'
import { loadPhrases } from '@forkshop/compare'
import { onMounted, shallowRef, type ShallowRef } from 'vue'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import type { NamedChange } from './choices.ts'
import { drawTaken, type Taken } from './draw-taken.ts'
import { useTexts } from './upstream-texts.ts'

/** What is read of texts that are fetched; null until it is known. */
export const useRead = <Value>(
  read: () => Promise<Value>,
): {
  readonly value: Readonly<ShallowRef<Value | null>>
  /** Why it cannot be shown. */
  readonly problem: Readonly<ShallowRef<string | null>>
} => {
  const { t } = useTranslations()
  const value = shallowRef<Value | null>(null)
  const problem = shallowRef<string | null>(null)
  onMounted(async () => {
    try {
      value.value = await read()
    } catch (error) {
      if (!(error instanceof TypeError) && !(error instanceof ApiError)) throw error
      problem.value = error instanceof ApiError ? error.message : t('shell.problem.line')
    }
  })
  return { value, problem }
}

/** The page as it would be; `place` is where it is read as it is. */
export const useTaken = (
  taken: () => readonly NamedChange[],
  place: () => { readonly slug: string; readonly at: string },
): ReturnType<typeof useRead<Taken>> => {
  const { language } = useTranslations()
  const texts = useTexts()
  return useRead(async () => {
    const [three, phrases] = await Promise.all([texts(), loadPhrases(language)])
    return drawTaken(three, taken(), { phrases, place: place() })
  })
}
