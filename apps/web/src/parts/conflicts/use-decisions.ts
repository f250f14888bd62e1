import { resolveConflicts, type Conflict, type OpenMerge } from '@forkshop/compare'
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { canKeepBoth, dayEffect, decided, type Choice } from './decide.ts'
import { followOn } from './follow-on.ts'

/** A passage that two sides changed. */
export type Passage = Pick<Conflict, 'base' | 'ours' | 'theirs' | 'path'>

export type Decisions = {
  readonly passages: ComputedRef<readonly Passage[]>
  readonly index: ShallowRef<number>
  readonly shown: ComputedRef<Passage | null>
  readonly choice: ComputedRef<Choice | null>
  readonly kinds: ComputedRef<readonly Choice['kind'][]>
  readonly choose: (kind: Choice['kind']) => void
  readonly write: (text: string) => void
  /** What the passage in view will say; null when nothing will stand there or nothing is chosen. */
  readonly result: ComputedRef<string | null>
  /** The text as decided so far, to show what follows from it; null until the texts are read. */
  readonly soFar: ComputedRef<string | null>
  /** The whole text once every passage is decided. */
  readonly text: ComputedRef<string | null>
  readonly effect: ComputedRef<ReturnType<typeof dayEffect>>
}

const kindsOfChoice = ['ours', 'theirs', 'both', 'own'] as const

/** Deciding a merge passage by passage; `preview` shows them while `merge` is still null. */
export const useDecisions = (
  merge: () => OpenMerge | null,
  preview: () => readonly Passage[],
): Decisions => {
  const index = shallowRef(0)
  const choices = shallowRef<ReadonlyMap<number, Choice>>(new Map())

  const passages = computed(() => merge()?.conflicts ?? preview())
  const shown = computed(() => passages.value[index.value] ?? null)
  const choice = computed(() => choices.value.get(index.value) ?? null)
  const set = (next: Choice): void => {
    choices.value = new Map(choices.value).set(index.value, next)
  }
  const result = computed(() =>
    shown.value === null || choice.value === null ? null : decided(shown.value, choice.value),
  )
  const soFar = computed(() => {
    const open = merge()
    if (open === null) return null
    const chosen = open.conflicts.map((conflict, at) =>
      decided(conflict, choices.value.get(at) ?? { kind: 'ours' }),
    )
    return open.conflicts
      .filter((_, at) => choices.value.get(at)?.kind === 'both')
      .reduce(followOn, resolveConflicts(open, chosen))
  })
  return {
    passages,
    index,
    shown,
    choice,
    kinds: computed(() =>
      kindsOfChoice.filter(
        (kind) => kind !== 'both' || (shown.value !== null && canKeepBoth(shown.value)),
      ),
    ),
    choose: (kind) => {
      const text = result.value ?? shown.value?.theirs ?? shown.value?.ours ?? ''
      set(kind === 'own' ? { kind, text } : { kind })
    },
    write: (text) => set({ kind: 'own', text }),
    result,
    soFar,
    text: computed(() => (choices.value.size === passages.value.length ? soFar.value : null)),
    effect: computed(() => {
      const open = merge()
      return open === null || soFar.value === null || choice.value === null
        ? null
        : dayEffect(open.text, soFar.value)
    }),
  }
}
