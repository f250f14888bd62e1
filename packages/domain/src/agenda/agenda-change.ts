import type { Columns } from './columns.ts'

/** A row of an agenda: the day's index among the agenda tables, and the row's in the body of its table, from 0. */
export type StepPlace = { readonly day: number; readonly row: number }

/** Something a hand does to an agenda. */
export type AgendaChange =
  /** To stand before the row that is now at `to`; the number of rows is the end of the day. */
  | { readonly kind: 'move'; readonly at: StepPlace; readonly to: StepPlace }
  | { readonly kind: 'length'; readonly at: StepPlace; readonly minutes: number }
  /** A length was typed into the row: the hours below follow. `before` is what the cell said. */
  | { readonly kind: 'follow'; readonly at: StepPlace; readonly before: string }
  /** Minutes since midnight; null takes the hour away, which is then computed. */
  | {
      readonly kind: 'hour'
      readonly at: StepPlace
      readonly minutes: number | null
      readonly isFixed: boolean
    }
  /** A step that is to stand before the row at `at`; a method is linked by its address. */
  | {
      readonly kind: 'insert'
      readonly at: StepPlace
      readonly step: string
      readonly minutes: number | null
      readonly href?: string
    }
  | { readonly kind: 'remove' | 'duplicate'; readonly at: StepPlace }
  /** In two of half the length; with the next one, lengths added up. */
  | { readonly kind: 'split' | 'join'; readonly at: StepPlace }
  /** Begins with the row above; follows it again. */
  | { readonly kind: 'beside' | 'alone'; readonly at: StepPlace }
  /** All hours of a day follow one another; those in bold hold. */
  | { readonly kind: 'tidy'; readonly day: number }
  /** A day gets a column that it lacks, under a name. */
  | {
      readonly kind: 'column'
      readonly day: number
      readonly column: keyof Columns
      readonly name: string
    }
