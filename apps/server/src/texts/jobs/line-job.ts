import { createHash } from 'node:crypto'
import {
  nextProvenance,
  soughtKeys,
  withForgotten,
  type Attributed,
  type Forgotten,
  type Memory,
  type OriginRun,
} from '@forkshop/compare'

/** Revisions that follow each other, the first of them on `start`; plain data, for another thread. */
export type LineJob = {
  /** Null when the first step is a page's first revision. */
  readonly start: Attributed | null
  /** Further parents of the first step, which then is a merge and the only step. */
  readonly others: readonly Attributed[]
  readonly steps: readonly LineStep[]
  /** What `keysOfLine` found remembered. */
  readonly memory: Memory
}

type LineStep = { readonly revision: string; readonly text: string }

/** What came of one step. */
export type LineState = {
  readonly revision: string
  readonly runs: readonly OriginRun[]
  readonly forgotten: readonly Forgotten[]
}

/** Goes along a line; every step is told from the one before. */
export function runLine({ start, others, steps, memory }: LineJob): readonly LineState[] {
  const states: LineState[] = []
  let before = start
  let remembered = memory
  for (const { revision, text } of steps) {
    const parents = before === null ? [] : [before, ...others]
    const next = { revision, text, parents, memory: remembered, keyOf: pieceKey }
    const { runs, forgotten } = nextProvenance(next)
    states.push({ revision, runs, forgotten })
    remembered = withForgotten(remembered, forgotten)
    before = { text, runs }
  }
  return states
}

/** The keys that the steps of a line will ask the memory for. */
export function keysOfLine({ start, others, steps }: Omit<LineJob, 'memory'>): readonly string[] {
  if (start === null || others.length > 0) return []
  const keys = steps.flatMap(({ text }, at) =>
    soughtKeys(steps[at - 1]?.text ?? start.text, text, pieceKey),
  )
  return [...new Set(keys)]
}

/** 132 bits of a hash that nobody can make collide: credit follows from it. */
function pieceKey(piece: string): string {
  return createHash('sha256').update(piece).digest('base64url').slice(0, 22)
}
