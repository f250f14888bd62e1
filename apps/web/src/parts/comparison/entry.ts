import type { RenderedComparison } from '@forkshop/api'
import type { ChangedDay } from './changed-days.ts'

export type Change = RenderedComparison['changes'][number]
export type FieldTurn = RenderedComparison['fields'][number]

/** What a comparison shows, in reading order. Entries with an `id` are changes to walk through. */
export type Entry =
  | { readonly kind: 'field'; readonly id: string; readonly field: FieldTurn }
  | {
      readonly kind: 'block'
      readonly id: string
      readonly how: Exclude<Change['kind'], 'same'>
      /** A moved heading brings what stands under it along. */
      readonly parts: readonly Change[]
    }
  | {
      readonly kind: 'day'
      readonly id: string
      readonly day: ChangedDay
      /** The day's table with all its columns; null when no table of the text was found. */
      readonly table: Change | null
    }
  | { readonly kind: 'same'; readonly change: Change }
  | { readonly kind: 'fold'; readonly changes: readonly Change[] }
  | {
      readonly kind: 'same-day'
      readonly title: string
      readonly minutes: number
      readonly changes: readonly Change[]
    }
  | {
      readonly kind: 'ghost'
      readonly to: string
      readonly way: 'up' | 'down'
      readonly parts: readonly Change[]
    }

export type Walkable = Extract<Entry, { readonly id: string }>
