import type { ProposalView } from '@forkshop/api'

/** What accepting a proposal now would give, before it is said in a language. */
export type Gives = {
  readonly merge: 'direct' | 'merged' | 'conflict' | 'same'
  readonly conflicts: number
  readonly roles: { readonly from: number; readonly to: number } | null
  /** Minutes of each day afterwards, and before where they differ. */
  readonly totals: readonly number[]
  readonly before: readonly number[] | null
}

const mergeOf = ({ preview, changedMeanwhile }: ProposalView): Gives['merge'] => {
  switch (preview.kind) {
    case 'conflict':
      return 'conflict'
    case 'unchanged':
      return 'same'
    case 'clean':
      return changedMeanwhile ? 'merged' : 'direct'
  }
}

const countOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0)

/** Sums up a proposal for who decides. */
export const givesOf = (view: ProposalView): Gives => {
  const roles = view.comparison.fields.find(({ key }) => key === 'roles')
  const { days } = view.comparison
  const totals = days.flatMap(({ afterMinutes }) => afterMinutes ?? [])
  const before = days.flatMap(({ beforeMinutes }) => beforeMinutes ?? [])
  const from = countOf(roles?.from)
  const to = countOf(roles?.to)
  return {
    merge: mergeOf(view),
    conflicts: view.preview.conflicts.length,
    roles: roles === undefined || from === to ? null : { from, to },
    totals,
    before: totals.join() === before.join() ? null : before,
  }
}
