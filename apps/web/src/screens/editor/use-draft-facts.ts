import type { Draft, PageView } from '@forkshop/api'
import { computed, onBeforeUnmount, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type * as Y from 'yjs'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { openFieldStore } from './fields/field-store.ts'
import { toText } from './fields/field-value.ts'
import type { FieldForm } from './fields/use-fields.ts'

export type DraftFacts = {
  /** The facts as a form, with all that reads and checks them; null until somebody needs it. */
  readonly form: Readonly<ShallowRef<FieldForm | null>>
  readonly needForm: () => Promise<FieldForm>
  /** What the draft is called; one without a title as it was before. */
  readonly title: ComputedRef<string>
  readonly summary: ComputedRef<string>
  readonly license: ComputedRef<string | null>
}

/** The facts of the page that a draft is of: as they were, until what reads them has come. */
export const useDraftFacts = (
  ydoc: Y.Doc,
  draft: Pick<Draft, 'title'>,
  page: Pick<PageView, 'summary' | 'license'>,
): DraftFacts => {
  const { need } = useTranslations()
  const store = openFieldStore(ydoc)
  const form = shallowRef<FieldForm | null>(null)
  onBeforeUnmount(() => store.stop())
  return {
    form,
    needForm: async () => {
      const [{ useFields }] = await Promise.all([
        import('./fields/use-fields.ts'),
        need(['fields', 'drafting']),
      ])
      form.value ??= useFields(store)
      return form.value
    },
    title: computed(() => toText(form.value?.values.value['title']) || draft.title),
    license: computed(() =>
      form.value === null ? page.license : toText(form.value.values.value['license']) || null,
    ),
    summary: computed(() =>
      form.value === null ? (page.summary ?? '') : toText(form.value.values.value['summary']),
    ),
  }
}
