import type { Budget } from '../../words/diff-tokens.ts'
import { diffTokens } from '../../words/diff-tokens.ts'
import type { Passage } from '../piece.ts'
import { passage } from '../piece.ts'
import type { Three } from '../three.ts'

/** What a side put in the place of the tokens from `start` up to before `end`. */
type Edit = { readonly start: number; readonly end: number; readonly text: string }

/**
 * Merges three sequences of tokens. `null` when both sides changed the same ones differently, or when nothing that
 * `isBetween` accepts stands between two of their changes.
 */
export function mergeTokens(
  { base, ours, theirs }: Three<readonly string[]>,
  how: {
    readonly keyOf: (token: string) => string
    readonly isBetween: (token: string) => boolean
    readonly budget: Budget
  },
): readonly Passage[] | null {
  const editsOf = (side: readonly string[]) => edits(base, side, how)
  const [mine, other] = [editsOf(ours), editsOf(theirs)]
  const passages: Passage[] = []
  let next = 0
  const take = (edit: Edit, from: Passage['from']) => {
    passages.push(passage(base.slice(next, edit.start).join(''), 'base'), passage(edit.text, from))
    next = edit.end
  }
  const areApart = (first: Edit, second: Edit) =>
    base.slice(first.end, second.start).some(how.isBetween)
  for (let i = 0, j = 0; i < mine.length || j < other.length;) {
    const [a, b] = [mine[i], other[j]]
    if (a && b && a.start === b.start && a.end === b.end && a.text === b.text) {
      take(a, 'both')
      i++
      j++
    } else if (a && (!b || areApart(a, b))) {
      take(a, 'ours')
      i++
    } else if (b && (!a || areApart(b, a))) {
      take(b, 'theirs')
      j++
    } else return null
  }
  passages.push(passage(base.slice(next).join(''), 'base'))
  return how.budget.degraded ? null : passages.filter(({ text }) => text !== '')
}

function edits(
  base: readonly string[],
  side: readonly string[],
  { keyOf, budget }: { readonly keyOf: (token: string) => string; readonly budget: Budget },
): readonly Edit[] {
  const found: Edit[] = []
  for (const run of diffTokens(base.map(keyOf), side.map(keyOf), budget)) {
    if (run.kind === 'same') continue
    const isRemoved = run.kind === 'removed'
    const end = isRemoved ? run.before + run.length : run.before
    const text = isRemoved ? '' : side.slice(run.after, run.after + run.length).join('')
    const last = found.at(-1)
    if (last?.end === run.before) {
      found[found.length - 1] = { ...last, end, text: last.text + text }
      continue
    }
    // the blank before what changed belongs to the token before it ("here" and "," for "here ")
    const [old, own] = [base[run.before - 1] ?? '', side[run.after - 1] ?? '']
    const isBlankChanged = old !== own
    const start = run.before - (isBlankChanged ? 1 : 0)
    found.push({ start, end, text: isBlankChanged ? own + text : text })
  }
  return found
}
