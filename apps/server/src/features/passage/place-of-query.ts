import type { PassagePlace } from '@forkshop/compare'
import type { CallOf } from '../../base/http/handler.ts'

/** The passage that a call names; the contract lets none through that names nothing. */
export function placeOfQuery(query: CallOf<'getPassageHistory'>['query']): PassagePlace {
  const { block, part, quote, until, step, field, start, end } = query
  if (field !== undefined) return { kind: 'field', key: field }
  if (step !== undefined) {
    const [day, row] = step.split('.').map(Number)
    return { kind: 'step', day: day ?? 0, row: row ?? 0 }
  }
  if (block === undefined) {
    const from = start ?? 0
    return { kind: 'span', start: from, end: Math.max(from + 1, end ?? 0) }
  }
  if (part === undefined && quote !== undefined) {
    return { kind: 'words', block, quote, until: until ?? '' }
  }
  return { kind: 'block', block, part: part ?? null }
}
