/** What a move says of the day. */
export const moveKinds = [
  'start',
  'done',
  'skip',
  'extend',
  'freeze',
  'note',
  'insert',
  'reorder',
  'undo',
] as const
/** What a move says of the day. */
export type MoveKind = (typeof moveKinds)[number]

/**
 * Something that somebody who leads the day did (design, section 13). A step is named by its id: day and row of the
 * revision that is run (`stepId`), or the id of the move that inserted it. Where a kind needs a step and names none it
 * is the one that runs.
 *
 * - `start`: this step runs now; those above it that wait are skipped. Without a step the schedule is started: the first
 *   step that waits begins at its hour, at once where that is past. It also ends a freeze.
 * - `done`, `skip`: the next step begins when nothing runs any more.
 * - `extend`: so many minutes more, or with a minus sign less.
 * - `freeze`: the clock waits until something starts, is done or skipped.
 * - `insert`: a new step, called `text`, of so many minutes, before `before`, or after `step`, or next.
 * - `reorder`: `step` is put before `before`, or at the end of its day.
 * - `undo`: the move `of` counts as not made.
 */
export type Move = {
  /** Made on the device, known for ever. */
  readonly id: string
  /** Moves that its device had seen; those that they had seen need not be named. */
  readonly after: readonly string[]
  /** Milliseconds since 1970: as the server settled it (`settledTimes`), of a device alone its own clock's. */
  readonly time: number
  readonly kind: MoveKind
  readonly of?: string
  readonly step?: string
  readonly before?: string
  readonly minutes?: number
  readonly text?: string
}

/** A step as the programme of the event plans it; times are milliseconds since 1970, null where unknown. */
export type PlannedStep = {
  readonly id: string
  /** Index of the agenda's day, from 0, and of the row in its table. */
  readonly day: number
  readonly row: number
  readonly step: string
  readonly ledBy: string
  /** Begins at its hour whatever happens before it. */
  readonly fixed: boolean
  readonly plannedStart: number | null
  readonly plannedEnd: number | null
  /** Slugs of the methods that it uses; left out where nobody asked for them. */
  readonly methods?: readonly string[]
}

/** How a step stands. */
export const stepStates = ['waiting', 'running', 'done', 'skipped'] as const
/** How a step stands. */
export type StepState = (typeof stepStates)[number]

/** A step as the day goes. What waits has the hours at which it will be, nulls where they cannot be known. */
export type RunStep = Omit<PlannedStep, 'row'> & {
  /** Null for one that was inserted. */
  readonly row: number | null
  readonly start: number | null
  readonly end: number | null
  /** When the time of a step that runs is up, perhaps long ago, whatever keeps its hour later; else null. */
  readonly due: number | null
  readonly state: StepState
  readonly inserted: boolean
  /** What was noted of it, a line a note; empty without one. */
  readonly note: string
}

/** A step that gets less time than it should, because another one keeps its hour. */
export type Squeeze = {
  readonly step: string
  readonly lostMinutes: number
  /** The step that keeps its hour. */
  readonly because: string
}

/** Where devices differed that did not know of each other: a step, or null for the order, and the moves made of it. */
export type Difference = { readonly step: string | null; readonly moves: readonly string[] }

/** The day after some moves. */
export type Run = {
  readonly state: 'none' | 'going'
  /** Index of the day that is run; null before anything was started. */
  readonly day: number | null
  /** How much later than planned what comes next will be; with a minus sign earlier. */
  readonly driftMinutes: number
  /** Since when the clock waits; null when it goes. */
  readonly frozen: number | null
  /** In the order in which they are run. */
  readonly steps: readonly RunStep[]
  readonly squeezed: readonly Squeeze[]
  readonly differences: readonly Difference[]
  /** Moves that name a step that is not there (not any more, or not yet): they count once it is. */
  readonly unplaced: readonly string[]
}

/** The id of a step of the programme. */
export function stepId(day: number, row: number): string {
  return `${day}-${row}`
}
