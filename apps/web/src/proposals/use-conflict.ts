import { mergeTexts, resolveConflicts, type OpenMerge } from '@forkshop/compare'
import type { ProposalView } from '@forkshop/api'
import { computed, onMounted, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { canKeepBoth, dayEffect, decided, type Choice } from '../conflicts/decide.ts'
import { followOn } from '../conflicts/follow-on.ts'
import { useClient } from '../session/use-client.ts'

type Shown = ProposalView['preview']['conflicts'][number]

export type Conflicts = {
  readonly all: ComputedRef<readonly Shown[]>
  readonly index: ShallowRef<number>
  readonly shown: ComputedRef<Shown | null>
  readonly choice: ComputedRef<Choice | null>
  readonly kinds: ComputedRef<readonly Choice['kind'][]>
  readonly choose: (kind: Choice['kind']) => void
  readonly write: (text: string) => void
  /** What the passage in view will say; null when nothing will stand there or nothing is chosen. */
  readonly result: ComputedRef<string | null>
  /** The whole text once every passage is decided and the texts are read. */
  readonly text: ComputedRef<string | null>
  /** The text as decided so far, to show what follows from it. */
  readonly soFar: ComputedRef<string | null>
  readonly effect: ComputedRef<ReturnType<typeof dayEffect>>
  readonly failed: Readonly<ShallowRef<boolean>>
}

/** The passages that page and proposal both changed: shown at once, decided when their texts are read. */
export const useConflict = (view: () => ProposalView): Conflicts => {
  const client = useClient()
  const merge = shallowRef<OpenMerge | null>(null)
  const failed = shallowRef(false)
  const index = shallowRef(0)
  const choices = shallowRef<ReadonlyMap<number, Choice>>(new Map())

  const read = async (): Promise<void> => {
    const { page, proposal } = view()
    const textAt = (at: string) => client('getText', { params: { slug: page.slug }, query: { at } })
    const [base, ours, theirs] = await Promise.all([
      textAt(proposal.base),
      textAt(page.head),
      textAt(proposal.head),
    ])
    const outcome = mergeTexts(base, ours, theirs)
    if (outcome.kind === 'conflict') merge.value = outcome
    else failed.value = true
  }
  onMounted(() =>
    read().catch(() => {
      failed.value = true
    }),
  )

  const all = computed<readonly Shown[]>(() => merge.value?.conflicts ?? view().preview.conflicts)
  const shown = computed(() => all.value[index.value] ?? null)
  const choice = computed(() => choices.value.get(index.value) ?? null)
  const set = (next: Choice): void => {
    choices.value = new Map(choices.value).set(index.value, next)
  }
  const result = computed(() =>
    shown.value === null || choice.value === null ? null : decided(shown.value, choice.value),
  )
  const chosen = computed(() =>
    all.value.map((conflict, at) => {
      const how = choices.value.get(at)
      return how === undefined ? conflict.ours : decided(conflict, how)
    }),
  )
  const soFar = computed(() => {
    if (merge.value === null) return null
    const resolved = resolveConflicts(merge.value, chosen.value)
    const kept = all.value.filter((_, at) => choices.value.get(at)?.kind === 'both')
    return kept.reduce(followOn, resolved)
  })
  return {
    all,
    index,
    shown,
    choice,
    kinds: computed(() =>
      (['ours', 'theirs', 'both', 'own'] as const).filter(
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
    text: computed(() => (choices.value.size === all.value.length ? soFar.value : null)),
    effect: computed(() =>
      merge.value === null || soFar.value === null || choice.value === null
        ? null
        : dayEffect(merge.value.text, soFar.value),
    ),
    failed,
  }
}
