import type { CallAnswer } from '@forkshop/api'
import type { Comparison } from '@forkshop/compare'

/** A comparison as programs get it. */
export type ComparisonAnswer = CallAnswer<'comparePage'>

/** A comparison in the shape of the contract. */
export function toAnswer(comparison: Comparison): ComparisonAnswer {
  return {
    blocks: comparison.blocks.map((block) => ({
      ...block,
      words: block.words.map((word) => ({ ...word })),
    })),
    fields: toFields(comparison.fields),
    agenda: toAgenda(comparison.agenda),
    degraded: comparison.degraded,
  }
}

/** Its fields. */
export function toFields(fields: Comparison['fields']): ComparisonAnswer['fields'] {
  return fields.map((field) => ({ ...field }))
}

/** What became of its agenda. */
export function toAgenda({ steps, days }: Comparison['agenda']): ComparisonAnswer['agenda'] {
  return {
    steps: steps.map((step) => ({ ...step, changes: { ...step.changes } })),
    days: days.map((day) => ({ ...day })),
  }
}
