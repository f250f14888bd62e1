import type { Agenda } from '@forkshop/domain'
import type { WordChange } from './words/diff-words.ts'

/** What became of a block. */
export type ChangeKind = 'same' | 'changed' | 'added' | 'removed' | 'moved' | 'moved-changed'

/** One block in reading order; `before` and `after` are its Markdown, the indexes count `parseBlocks`. */
export type BlockChange = {
  readonly kind: ChangeKind
  readonly before: string | null
  readonly after: string | null
  readonly beforeIndex: number | null
  readonly afterIndex: number | null
  readonly words: readonly WordChange[]
}

/** A front matter field that differs; `null` where it is absent. */
export type FieldChange = { readonly key: string; readonly from: unknown; readonly to: unknown }

/** Old and new value of one part of a step; `null` where there is none. */
export type Turn<T> = { readonly from: T | null; readonly to: T | null }

/** A step of the agenda that differs; `day` and `step` are the new names, the old ones when it is gone. */
export type StepChange = {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  readonly day: string
  readonly step: string
  readonly changes: {
    readonly start?: Turn<string>
    readonly durationMinutes?: Turn<number>
    readonly step?: Turn<string>
    readonly ledBy?: Turn<string>
  }
}

/** A day with its length on both sides; `null` where it does not exist. */
export type DayChange = {
  readonly title: string
  readonly beforeMinutes: number | null
  readonly afterMinutes: number | null
}

/** The days of both agendas (unchanged ones too) and the steps that differ. */
export type AgendaComparison = {
  readonly steps: readonly StepChange[]
  readonly days: readonly DayChange[]
}

/** Where a step stands in an agenda: the indexes of its day, and of the step among those of its day. */
export type StepPlace = { readonly day: number; readonly step: number }

/** Where each step of an agenda stood in another, by day and step; null for one that is new. */
export type StepOrigins = readonly (readonly (StepPlace | null)[])[]

/** An agenda with the number, among the blocks of its text, of the table of each day. */
export type ReadAgenda = Agenda & { readonly tables: readonly number[] }

/**
 * What differs between two page texts. `degraded` says that the work was capped: some passages then show as
 * wholly replaced although parts of them are the same.
 */
export type Comparison = {
  readonly blocks: readonly BlockChange[]
  readonly fields: readonly FieldChange[]
  readonly agenda: AgendaComparison
  /** Both agendas as they were read, and where the steps of the one after stood: no part of what is sent. */
  readonly agendas: {
    readonly before: ReadAgenda
    readonly after: ReadAgenda
    readonly origins: StepOrigins
  }
  readonly degraded: boolean
}
