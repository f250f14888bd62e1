import {
  checkFields,
  fieldForm,
  kindOfFields,
  missingFields,
  type FieldProblem,
  type FieldSpec,
  homeKind,
} from '@forkshop/domain'
import { computed, type ComputedRef } from 'vue'
import { readFieldSource, writeFieldSource, type ReadField } from './field-source.ts'
import type { FieldStore } from './field-store.ts'

export type FormField = {
  readonly spec: FieldSpec
  readonly source: string | null
  readonly read: ReadField
  readonly problems: readonly FieldProblem[]
  readonly isMissing: boolean
}

export type FieldForm = {
  readonly fields: ComputedRef<readonly FormField[]>
  /** Keys that the form does not know, with their source. */
  readonly others: ComputedRef<readonly { readonly key: string; readonly source: string }[]>
  readonly values: ComputedRef<Readonly<Record<string, unknown>>>
  readonly missing: ComputedRef<readonly string[]>
  readonly problems: ComputedRef<readonly FieldProblem[]>
  readonly change: (key: string, value: unknown) => void
  readonly write: (key: string, source: string | null) => void
}

/** The front matter of a draft as a form: what it holds, what is wrong, what a release still needs. */
export const useFields = (store: FieldStore): FieldForm => {
  const values = computed(() =>
    Object.fromEntries(
      [...store.sources.value].flatMap(([key, source]) => {
        const field = readFieldSource(key, source)
        return field.kind === 'value' ? [[key, field.value] satisfies [string, unknown]] : []
      }),
    ),
  )
  const kind = computed(() => kindOfFields(values.value))
  const problems = computed(() => checkFields(kind.value, values.value))
  // what is wrong is still missing
  const missing = computed(() => {
    const wrong = new Set(problems.value.map(({ path }) => path.split('.', 1)[0]))
    const right = Object.entries(values.value).filter(([key]) => !wrong.has(key))
    return missingFields(kind.value, Object.fromEntries(right))
  })
  const specs = computed(() => fieldForm(kind.value ?? homeKind))
  return {
    values,
    problems,
    missing,
    fields: computed(() =>
      specs.value.map((spec) => {
        const source = store.sources.value.get(spec.key) ?? null
        return {
          spec,
          source,
          read:
            source === null ? { kind: 'value', value: null } : readFieldSource(spec.key, source),
          problems: problems.value.filter(({ path }) => path.split('.', 1)[0] === spec.key),
          isMissing: missing.value.includes(spec.key),
        }
      }),
    ),
    others: computed(() => {
      const known = new Set(specs.value.map(({ key }) => key))
      return [...store.sources.value].flatMap(([key, source]) =>
        known.has(key) ? [] : [{ key, source }],
      )
    }),
    change: (key, value) => {
      const before = store.sources.value.get(key) ?? null
      store.write(key, value === null ? null : writeFieldSource(key, value, before))
    },
    write: store.write,
  }
}
