import { placesLeft } from '@forkshop/domain'
import { computed, type ComputedRef } from 'vue'
import { useTranslations } from '../../../base/i18n/create-i18n.ts'
import { sayList, sayShortDate } from '../../../base/i18n/format.ts'
import type { Reading } from '../text/reading-state.ts'

/** What is told to who registers, before they do. */
export type RegisterTalk = {
  /** Whether they will wait for a place. */
  readonly isFull: ComputedRef<boolean>
  readonly title: ComputedRef<string>
  /** How many places are left; empty where there is no end to them. */
  readonly left: ComputedRef<string>
  /** Who sees what they say, and until when. */
  readonly seenBy: ComputedRef<string>
  /** What the button says that sends it. */
  readonly act: ComputedRef<string>
}

/** The same words with scripts and without. */
export const useRegisterTalk = (
  page: () => Pick<Reading, 'coming' | 'maintainers' | 'times'>,
): RegisterTalk => {
  const { t, language } = useTranslations()
  const coming = computed(() => page().coming)
  const isFull = computed(() => {
    if (coming.value === null) return false
    const { places, placed, waiting } = coming.value
    return waiting > 0 || placesLeft(places, placed) === 0
  })
  const left = computed(() => {
    if (coming.value === null) return t('register.none')
    const { places, placed, waiting } = coming.value
    if (isFull.value) return t('register.full', { n: waiting }, waiting)
    const free = placesLeft(places, placed)
    return free === null ? '' : t('register.left', { n: free }, free)
  })
  const seenBy = computed(() => {
    const names = page().maintainers.map((person) => person.name)
    const people = names.length === 0 ? t('register.organisers') : sayList(names, language)
    const erased = coming.value?.erased ?? null
    return erased === null
      ? t('register.seenDays', { names: people, n: coming.value?.keepDays ?? 0 })
      : t('register.seen', {
          names: people,
          date: sayShortDate(erased, language, page().times?.zone),
        })
  })
  return {
    isFull,
    title: computed(() => t(isFull.value ? 'register.waitTitle' : 'register.title')),
    left,
    seenBy,
    act: computed(() => t(isFull.value ? 'register.wait' : 'register.do')),
  }
}
