import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { MergeOutcome } from '../merge/merge-texts.ts'
import { mergeTexts } from '../merge/merge-texts.ts'
import type { ThreePages } from './arbitrary-page.ts'
import { modelWords, threePages } from './arbitrary-page.ts'
import { arbitraryText } from './arbitrary-text.ts'
import type { Cases } from './law-fault.ts'
import { lawFault } from './law-fault.ts'
import { sidesFault } from './sides-law.ts'

/** Three pages with what is made of them, either side first. */
type Merged = ThreePages & { readonly there: MergeOutcome; readonly back: MergeOutcome }

/** What every merge of pages whose words are unique must hold. */
export type MergeLaw = {
  readonly name: string
  /** Throws where it does not hold. */
  readonly check: (merged: Merged) => void
}

/** Merges three pages both ways. */
export function mergedBothWays(pages: ThreePages): Merged {
  const { base, ours, theirs } = pages
  return {
    ...pages,
    there: mergeTexts(base, ours, theirs),
    back: mergeTexts(base, theirs, ours),
  }
}

export const mergeLaws: readonly MergeLaw[] = [
  {
    name: 'an untouched side takes the other',
    check({ base, ours, theirs }) {
      const textOf = (outcome: MergeOutcome) => [outcome.kind, outcome.text]
      assert.deepEqual(textOf(mergeTexts(base, ours, base)), ['merged', ours])
      assert.deepEqual(textOf(mergeTexts(base, base, theirs)), ['merged', theirs])
      assert.deepEqual(textOf(mergeTexts(base, ours, ours)), ['merged', ours])
    },
  },
  {
    name: 'a merge holds exactly what both kept and either put in, each once',
    check({ there, ...pages }) {
      if (there.kind === 'conflict') return
      assert.deepEqual(wordsIn(there.text).toSorted(), [...wantedWords(pages)].toSorted())
    },
  },
  {
    name: 'a conflict shows what it could not merge, and the partial merge doubles nothing else',
    check({ there, ...pages }) {
      const conflicts = conflictsOf(there)
      const open = conflicts.flatMap(({ ours }) => wordsIn(ours))
      const others = conflicts.flatMap(({ theirs }) => wordsIn(theirs))
      const standing = wordsIn(there.text)
      const shown = new Set([...standing, ...open, ...others])
      assert.deepEqual(
        [...wantedWords(pages)].filter((word) => !shown.has(word)),
        [],
      )
      const doubled = standing.filter((word, at) => standing.indexOf(word) !== at)
      const openWords = new Set(open)
      assert.deepEqual(
        doubled.filter((word) => !openWords.has(word)),
        [],
      )
      for (const { ours, start, end } of conflicts)
        assert.equal(there.text.slice(start, end), ours ?? '')
    },
  },
  {
    name: 'no side of a question, and no partial text, lacks words which that side has',
    check(pages) {
      assert.equal(sidesFault(pages), null)
    },
  },
  {
    name: 'swapping the sides mirrors the outcome',
    check({ there, back }) {
      assert.equal(back.kind, there.kind)
      if (there.kind === 'merged') assert.equal(back.text, there.text)
      assert.deepEqual(faces(back, true), faces(there, false))
    },
  },
  {
    name: 'what both sides have in one section in one order stays in that order',
    check({ there, ...pages }) {
      if (there.kind === 'merged') assert.deepEqual(turnedWords(pages, there.text), [])
    },
  },
]

/** Tries so many pages with up to `edits` edits a side; what breaks a law first, for a person, or null. */
export function mergeFault(edits: number, cases: Cases): string | null {
  return lawFault(
    fc.property(threePages(edits), (pages) => {
      const merged = mergedBothWays(pages)
      for (const { check } of mergeLaws) check(merged)
    }),
    cases,
  )
}

/** As `mergeFault`, for texts of any kind, whose merge must come to an end alike whichever side is first. */
export function anyMergeFault(cases: Cases): string | null {
  return lawFault(
    fc.property(arbitraryText, arbitraryText, arbitraryText, (base, ours, theirs) => {
      const { there, back } = mergedBothWays({ base, ours, theirs })
      assert.equal(back.kind, there.kind)
    }),
    cases,
  )
}

function wordsIn(text: string | null): readonly string[] {
  return modelWords((text ?? '').toLowerCase())
}

function conflictsOf(outcome: MergeOutcome) {
  return outcome.kind === 'conflict' ? outcome.conflicts : []
}

/** What a merge must hold: kept by both, or put in by one. */
function wantedWords({ base, ours, theirs }: ThreePages): ReadonlySet<string> {
  const [b, o, t] = [base, ours, theirs].map((text) => new Set(wordsIn(text)))
  const all = [...(b ?? []), ...(o ?? []), ...(t ?? [])]
  return new Set(all.filter((word) => (b?.has(word) ? o?.has(word) && t?.has(word) : true)))
}

function faces(outcome: MergeOutcome, isSwapped: boolean): readonly string[] {
  return conflictsOf(outcome)
    .map(({ base, ours, theirs }) =>
      JSON.stringify([base, isSwapped ? [theirs, ours] : [ours, theirs]]),
    )
    .toSorted()
}

/** Words that stand before others in one section of both sides, but behind them in the merge. */
function turnedWords(pages: ThreePages, text: string): readonly string[] {
  const [ours, theirs, merged] = [pages.ours, pages.theirs, text].map(placesIn)
  const shared = [...(merged ?? [])].filter(([word]) => ours?.has(word) && theirs?.has(word))
  const isBefore = (places: Places | undefined, a: string, b: string) =>
    (places?.get(a)?.at ?? 0) < (places?.get(b)?.at ?? 0)
  const sections = (word: string) => [ours, theirs].map((side) => side?.get(word)?.section)
  const isTogether = (a: string, b: string) => new Set([...sections(a), ...sections(b)]).size === 1
  return shared.flatMap(([a]) =>
    shared
      .filter(([b]) => isTogether(a, b) && isBefore(ours, a, b) && isBefore(theirs, a, b))
      .filter(([b]) => !isBefore(merged, a, b))
      .map(([b]) => `${a} before ${b}`),
  )
}

/** The section and the place of each word; sections by the headings of the base that are left. */
type Places = ReadonlyMap<string, { readonly section: string; readonly at: number }>

function placesIn(text: string): Places {
  let section = ''
  let at = 0
  const places = new Map<string, { section: string; at: number }>()
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) section = /b\d+x/.exec(line)?.[0] ?? section
    for (const word of wordsIn(line)) places.set(word, { section, at: at++ })
  }
  return places
}
