import type { Say } from '../../base/i18n/create-i18n.ts'
import type { Language } from '@forkshop/domain'
import type { PassageChange, PassageHistory } from '@forkshop/api'
import { sayDate, sayList } from '../../base/i18n/format.ts'

type Untouched = Pick<PassageChange, 'revision'> & {
  readonly kind: 'new' | 'first' | 'returned'
}

/** What there is to say of a history as a whole. */
export type PassageSummary =
  /** Nothing changed it since it came in or back, or since the first text. */
  | { readonly kind: 'untouched'; readonly since: Untouched }
  /** Nothing was found in what was looked at, and there is more. */
  | { readonly kind: 'not-yet'; readonly looked: number; readonly back: string }
  | { readonly kind: 'changes'; readonly count: number; readonly isAll: boolean }

/** Sums a history up; null for a part further down, which has only to show its changes. */
export const summaryOf = (
  {
    items,
    looked,
    back,
    nextCursor,
  }: Pick<PassageHistory, 'looked' | 'back' | 'nextCursor'> & {
    readonly items: readonly Pick<PassageChange, 'kind' | 'revision'>[]
  },
  isFurtherDown: boolean,
): PassageSummary | null => {
  const [newest] = items
  if (newest === undefined) return { kind: 'not-yet', looked, back: back.time }
  if (isFurtherDown) return null
  const { kind, revision } = newest
  if (kind === 'new' || kind === 'first' || kind === 'returned') {
    return { kind: 'untouched', since: { kind, revision } }
  }
  const count = items.filter(({ kind }) => kind !== 'new' && kind !== 'first').length
  return { kind: 'changes', count, isAll: nextCursor === null }
}

/** A summary in a sentence. */
export const saySummary = (summary: PassageSummary, language: Language, say: Say): string => {
  switch (summary.kind) {
    case 'untouched': {
      const { kind, revision } = summary.since
      const names = [revision.author, ...revision.coAuthors].map(({ name }) => name)
      const people = sayList(names, language)
      const date = sayDate(revision.time, language)
      return say(`passage.untouched.${kind}`, { people, date })
    }
    case 'not-yet': {
      const { looked: n, back } = summary
      return say('passage.untouched.soFar', { n, date: sayDate(back, language) }, n)
    }
    case 'changes': {
      const { count: n, isAll } = summary
      return say(isAll ? 'passage.changes' : 'passage.changesSoFar', { n }, n)
    }
  }
}
