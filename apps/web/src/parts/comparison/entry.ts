import type { RenderedComparison } from '@forkshop/api'
import type { ChangedDay } from './changed-days.ts'

export type Change = RenderedComparison['changes'][number]
/** Blocks in a row that are the same and are drawn when somebody asks. */
export type Run = NonNullable<RenderedComparison['unchanged']>[number]
/** What is the same in both texts. */
export type Unchanged = Change | Run

export const isRun = (one: object): one is Run => 'count' in one

/** How many blocks these are. */
export const countBlocks = (all: readonly Unchanged[]): number =>
  all.reduce((sum, one) => sum + (isRun(one) ? one.count : 1), 0)

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
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'fold'; readonly changes: readonly Unchanged[] }
  | {
      readonly kind: 'same-day'
      readonly title: string
      readonly minutes: number
      readonly changes: readonly Unchanged[]
    }
  | {
      readonly kind: 'ghost'
      readonly to: string
      readonly way: 'up' | 'down'
      readonly parts: readonly Change[]
    }

export type Walkable = Extract<Entry, { readonly id: string }>
