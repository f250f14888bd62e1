import { shallowRef, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { useToasts } from '../../ui/toasts.ts'
import type { Published } from './publish/use-publish.ts'

export type DraftExits = {
  /** Whether the reader goes because they are done: nothing is asked of them then. */
  readonly leaving: ShallowRef<boolean>
  readonly afterPublish: (answer: Pick<Published, 'merged' | 'proposal' | 'slug'>) => Promise<void>
  readonly afterDiscard: () => Promise<void>
}

/** Where a draft leads that ends by its reader: to the `path` of the page, or to what it is proposed as. */
export const useDraftExits = (path: (slug: string | null) => string): DraftExits => {
  const { t } = useTranslations()
  const router = useRouter()
  const { show } = useToasts()
  const leaving = shallowRef(false)
  return {
    leaving,
    afterPublish: async ({ merged, proposal, slug }) => {
      leaving.value = true
      if (merged) show({ kind: 'done', title: t('editor.published.merged') })
      const page = path(slug)
      await router.push(proposal === null ? page : `${page}/proposals/${proposal}`)
    },
    afterDiscard: async () => {
      await router.push(path(null))
    },
  }
}
