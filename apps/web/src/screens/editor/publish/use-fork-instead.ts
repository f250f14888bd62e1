import type { Draft } from '@forkshop/api'
import { draftPath } from '@forkshop/domain'
import { useRouter } from 'vue-router'
import { useTranslations } from '../../../base/i18n/create-i18n.ts'
import { useClient } from '../../../base/session/use-client.ts'
import { useSubmit, type Submit } from '../../../ui/use-submit.ts'

/** Making a fork of what a page's draft says. The draft stays as it is, for its people to go on with or to discard. */
export const useForkInstead = (
  draft: () => Pick<Draft, 'page' | 'base' | 'proposal' | 'title'>,
): { readonly submit: Submit; readonly begin: (text: string) => Promise<boolean> } => {
  const client = useClient()
  const router = useRouter()
  const submit = useSubmit()
  const { t } = useTranslations()
  return {
    submit,
    begin: (text) =>
      submit.run(async (idempotencyKey) => {
        const { page, base, proposal, title } = draft()
        // a proposal that is changed is made on itself, which is no text of the page
        const from = proposal === null ? `${page}@${base}` : `${page}`
        const body = { from, text, title: t('compare.invariants.forkTitle', { title }) }
        const fork = await client('startDraft', { body, idempotencyKey })
        await router.push(draftPath(fork.id))
      }),
  }
}
