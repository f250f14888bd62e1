import { shallowRef, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { useToasts } from '../../ui/toasts.ts'
import type { Published } from './publish/use-publish.ts'

export type DraftExits = {
  /** Whether the reader goes because they are done: nothing is asked of them then. */
  readonly leaving: ShallowRef<boolean>
  readonly afterPublish: (answer: Pick<Published, 'merged' | 'proposal'>) => Promise<void>
  readonly afterDiscard: () => Promise<void>
}

/** Where a draft leads that ends by its reader: to the page at `path`, or to what it is proposed as. */
export const useDraftExits = (path: () => string): DraftExits => {
  const { t } = useTranslations()
  const router = useRouter()
  const { show } = useToasts()
  const leaving = shallowRef(false)
  return {
    leaving,
    afterPublish: async ({ merged, proposal }) => {
      leaving.value = true
      if (merged) show({ kind: 'done', title: t('editor.published.merged') })
      await router.push(proposal === null ? path() : `${path()}/proposals/${proposal}`)
    },
    afterDiscard: async () => {
      await router.push(path())
    },
  }
}
