import type { Budget } from './diff-tokens.ts'
import { diffTokens } from './diff-tokens.ts'
import type { Worded } from './readable-runs.ts'
import { readableRuns } from './readable-runs.ts'
import { tokenKey, toPieces, toTokens } from './words.ts'

/** A stretch of words that stands in both texts or in one only. */
export type WordChange = {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/**
 * The words of a changed passage: same and added together are the new text to the byte, same and removed the old
 * one. A word stays the same when only the blank behind it changes; that blank is then told by itself.
 */
export function diffWords(before: string, after: string, budget: Budget): readonly WordChange[] {
  if (before === after) return toChanges([['same', after]])
  const cut = budget.left > 0 ? toTokens : toPieces
  const [from, to] = [cut(before), cut(after)]
  const sides = { before: toWorded(from), after: toWorded(to) }
  const runs = diffTokens(sides.before.keys, sides.after.keys, budget)
  return toChanges(
    readableRuns(runs, sides).flatMap(
      ({ kind, before: i, after: j, length }): readonly Stretch[] => {
        if (kind === 'removed') return [[kind, from.slice(i, i + length).join('')]]
        const words = to.slice(j, j + length)
        if (kind === 'added') return [[kind, words.join('')]]
        return words.flatMap((word, at) => sameWord(from[i + at] ?? '', word))
      },
    ),
  )
}

/** A kind of change and its words, which may be none. */
export type Stretch = readonly [WordChange['kind'], string]

/** Stretches as changes: what is empty is left out, neighbours of one kind are one, removed before added. */
export function toChanges(stretches: readonly Stretch[]): readonly WordChange[] {
  const changes: WordChange[] = []
  const open = { same: '', removed: '', added: '' }
  const flush = (kinds: readonly WordChange['kind'][]) => {
    for (const kind of kinds) {
      if (open[kind] !== '') changes.push({ kind, text: open[kind] })
      open[kind] = ''
    }
  }
  for (const [kind, text] of stretches) {
    if (text === '') continue
    flush(kind === 'same' ? ['removed', 'added'] : ['same'])
    open[kind] += text
  }
  flush(['same', 'removed', 'added'])
  return changes
}

/** Changes as stretches, to be joined with others. */
export function toStretches(changes: readonly WordChange[]): readonly Stretch[] {
  return changes.map(({ kind, text }) => [kind, text])
}

function toWorded(texts: readonly string[]): Worded {
  return { texts, keys: texts.map(tokenKey) }
}

function sameWord(before: string, after: string): readonly Stretch[] {
  if (before === after) return [['same', after]]
  const word = after.trimEnd()
  return [
    ['same', word],
    ['removed', before.slice(word.length)],
    ['added', after.slice(word.length)],
  ]
}
