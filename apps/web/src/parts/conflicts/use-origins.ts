import type { Client } from '@forkshop/api'
import { computed, onMounted, shallowRef, watch, type ComputedRef } from 'vue'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { sayDateTime, sayList } from '../../base/i18n/format.ts'
import { useLanguage } from '../../base/i18n/use-language.ts'
import { useClient } from '../../base/session/use-client.ts'
import { whoChanged, whoWrites, type Origin } from './who-changed.ts'

/** The page that a conflict stands on, and the revision of it that is one of its sides. */
export type ConflictPage = { readonly slug: string; readonly at: string }

/** What is asked about a conflict: `passage` is what the page says there, `draft` whether the page's draft is a side. */
export type OriginsAsked = {
  readonly page: ConflictPage | undefined
  /** Null where the page says nothing there, undefined where it is no side. */
  readonly passage: () => string | null | undefined
  readonly draft: boolean
}

/** Who is behind both sides of a conflict and since when, in words; empty until it is known. */
export const useOrigins = ({
  page,
  passage,
  draft,
}: OriginsAsked): { readonly page: ComputedRef<string>; readonly draft: ComputedRef<string> } => {
  const { t } = useTranslations()
  const language = useLanguage()
  const changed = shallowRef<Origin | null>(null)
  const written = shallowRef<Origin | null>(null)
  const ask = (client: Client, at: ConflictPage): void => {
    if (draft) void whoWrites(client, at.slug).then((origin) => (written.value = origin))
    watch(
      passage,
      async (text) => {
        changed.value = null
        if (text === undefined) return
        const origin = await whoChanged(client, { ...at, text })
        if (passage() === text) changed.value = origin
      },
      { immediate: true },
    )
  }
  if (page !== undefined) {
    const client = useClient()
    onMounted(() => ask(client, page))
  }
  const say = (key: 'changed' | 'written', origin: Origin | null): string =>
    origin === null
      ? ''
      : t(`conflicts.origin.${key}`, {
          names: sayList(origin.names, language),
          time: sayDateTime(origin.time, language),
        })
  return {
    page: computed(() => say('changed', changed.value)),
    draft: computed(() => say('written', written.value)),
  }
}
