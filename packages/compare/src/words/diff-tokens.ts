import { diffArrays } from 'diff'

/** A stretch of two sequences: `length` items, same on both sides or standing on one only. */
export type Run = {
  readonly kind: 'same' | 'added' | 'removed'
  readonly before: number
  readonly after: number
  readonly length: number
}

/** Work left for one comparison; shared by all its word comparisons so that a whole page stays bounded. */
export type Budget = { left: number; degraded: boolean }

// Myers' algorithm takes about edits² steps; four million are about half a second.
const STEPS = 4_000_000
const MAX_EDITS = 1_000

/** A fresh allowance for one comparison of two pages. */
export function newBudget(): Budget {
  return { left: STEPS, degraded: false }
}

/** An allowance that is used up from the start: whatever differs counts as replaced. */
export function spentBudget(): Budget {
  return { left: 0, degraded: true }
}

/**
 * The difference of two sequences of keys, removed before added. Beyond the budget everything between the
 * common ends counts as replaced, and the budget is marked `degraded`.
 */
export function diffTokens(
  before: readonly string[],
  after: readonly string[],
  budget: Budget,
): readonly Run[] {
  const limit = Math.min(before.length, after.length)
  let head = 0
  while (head < limit && before[head] === after[head]) head++
  let tail = 0
  while (tail < limit - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const middle = diffMiddle(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
    budget,
  )
  return toRuns([{ kind: 'same', length: head }, ...middle, { kind: 'same', length: tail }])
}

type Step = Pick<Run, 'kind' | 'length'>

function diffMiddle(before: string[], after: string[], budget: Budget): readonly Step[] {
  const replaced: readonly Step[] = [
    { kind: 'removed', length: before.length },
    { kind: 'added', length: after.length },
  ]
  if (before.length === 0 || after.length === 0) return replaced
  const maxEditLength = Math.min(MAX_EDITS, Math.floor(Math.sqrt(Math.max(0, budget.left))))
  if (maxEditLength === 0) {
    budget.degraded = true
    return replaced
  }
  const changes = diffArrays(before, after, { maxEditLength })
  if (!changes) {
    budget.left -= maxEditLength ** 2
    budget.degraded = true
    return replaced
  }
  const edits = changes.reduce((sum, c) => sum + (c.added || c.removed ? c.count : 0), 0)
  budget.left -= edits ** 2
  return changes.map((c): Step => ({
    kind: c.added ? 'added' : c.removed ? 'removed' : 'same',
    length: c.count,
  }))
}

/** Gives the steps their places and puts what was removed between two same stretches before what was added. */
function toRuns(steps: readonly Step[]): readonly Run[] {
  const runs: Run[] = []
  let before = 0
  let after = 0
  let removed = 0
  let added = 0
  const flush = () => {
    if (removed > 0) runs.push({ kind: 'removed', before, after, length: removed })
    before += removed
    if (added > 0) runs.push({ kind: 'added', before, after, length: added })
    after += added
    removed = 0
    added = 0
  }
  for (const { kind, length } of steps) {
    if (length === 0) continue
    if (kind === 'removed') removed += length
    else if (kind === 'added') added += length
    else {
      flush()
      runs.push({ kind, before, after, length })
      before += length
      after += length
    }
  }
  flush()
  return runs
}
