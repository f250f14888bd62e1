import { draftPath } from '@forkshop/domain'
import { computed, type ComputedRef } from 'vue'
import { useRouter } from 'vue-router'
import { useTranslations } from '../../../base/i18n/create-i18n.ts'
import { useClient } from '../../../base/session/use-client.ts'
import { useSubmit, type Submit } from '../../../ui/use-submit.ts'
import type { Reading } from '../text/reading-state.ts'
import { addressOfText } from './address-of-text.ts'

/** What is said of a draft that begins with the text of a page. */
type Wish = { readonly title: string } | { readonly translateInto: string | undefined }

export type BeginDraft = {
  readonly submit: Submit
  /** Which text it begins with. */
  readonly description: ComputedRef<string>
  /** Begins it, leaves the dialog and goes to it; false where it did not begin. */
  readonly begin: (wish: Wish) => Promise<boolean>
}

/** A draft that begins with the text in view; `leave` closes what asked for it. */
export const useBeginDraft = (page: () => Reading, leave: () => void): BeginDraft => {
  const { t } = useTranslations()
  const router = useRouter()
  const client = useClient()
  const submit = useSubmit()
  const description = computed(() => {
    const { title, version, latestVersion } = page()
    const from = version ?? latestVersion
    return from === null
      ? t('dialogs.fork.from', { title })
      : t('dialogs.fork.fromVersion', { title, version: from })
  })
  const begin = (wish: Wish): Promise<boolean> =>
    submit.run(async (idempotencyKey) => {
      const body = { from: addressOfText(page()), ...wish }
      const draft = await client('startDraft', { body, idempotencyKey })
      leave()
      await router.push(draftPath(draft.id))
    })
  return { submit, description, begin }
}
