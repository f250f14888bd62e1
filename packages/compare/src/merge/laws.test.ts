import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { modelWords, threePages } from '../testing/arbitrary-page.ts'
import type { ThreePages } from '../testing/arbitrary-page.ts'
import type { MergeOutcome } from './merge-texts.ts'
import { mergeTexts } from './merge-texts.ts'

// Other and more cases by hand: LAW_SEED=7 LAW_RUNS=2000. A failing case is made smaller for at most this long.
const runs = {
  seed: Number(process.env['LAW_SEED'] ?? 1),
  numRuns: Number(process.env['LAW_RUNS'] ?? 60),
  interruptAfterTimeLimit: 120_000,
}

const wordsIn = (text: string | null) => modelWords((text ?? '').toLowerCase())
const merge = ({ base, ours, theirs }: ThreePages) => mergeTexts(base, ours, theirs)

/** What a merge must hold: kept by both, or put in by one. */
function wantedWords({ base, ours, theirs }: ThreePages): ReadonlySet<string> {
  const [b, o, t] = [base, ours, theirs].map((text) => new Set(wordsIn(text)))
  const all = [...(b ?? []), ...(o ?? []), ...(t ?? [])]
  return new Set(all.filter((word) => (b?.has(word) ? o?.has(word) && t?.has(word) : true)))
}

const conflictsOf = (outcome: MergeOutcome) =>
  outcome.kind === 'conflict' ? outcome.conflicts : []

describe.each([1, 3, 8])('with up to %i edits a side', { timeout: 600_000 }, (edits) => {
  test('an untouched side takes the other', () => {
    fc.assert(
      fc.property(threePages(edits), ({ base, ours, theirs }) => {
        expect(mergeTexts(base, ours, base)).toMatchObject({ kind: 'merged', text: ours })
        expect(mergeTexts(base, base, theirs)).toMatchObject({ kind: 'merged', text: theirs })
        expect(mergeTexts(base, ours, ours)).toMatchObject({ kind: 'merged', text: ours })
      }),
      runs,
    )
  })

  test('a merge holds exactly what both kept and either put in, each once', () => {
    fc.assert(
      fc.property(threePages(edits), (pages) => {
        const outcome = merge(pages)
        if (outcome.kind === 'conflict') return
        expect([...wordsIn(outcome.text)].sort()).toEqual([...wantedWords(pages)].sort())
      }),
      runs,
    )
  })

  test('a conflict shows what it could not merge, and the partial merge doubles nothing else', () => {
    fc.assert(
      fc.property(threePages(edits), (pages) => {
        const outcome = merge(pages)
        const shown = new Set([
          ...wordsIn(outcome.text),
          ...conflictsOf(outcome).flatMap(({ ours, theirs }) => [
            ...wordsIn(ours),
            ...wordsIn(theirs),
          ]),
        ])
        expect([...wantedWords(pages)].filter((word) => !shown.has(word))).toEqual([])
        const standing = wordsIn(outcome.text)
        const open = new Set(conflictsOf(outcome).flatMap(({ ours }) => wordsIn(ours)))
        const doubled = standing.filter((word, at) => standing.indexOf(word) !== at)
        expect(doubled.filter((word) => !open.has(word))).toEqual([])
        for (const { ours, start, end } of conflictsOf(outcome))
          expect(outcome.text.slice(start, end)).toBe(ours ?? '')
      }),
      runs,
    )
  })

  test('swapping the sides mirrors the outcome', () => {
    fc.assert(
      fc.property(threePages(edits), ({ base, ours, theirs }) => {
        const there = mergeTexts(base, ours, theirs)
        const back = mergeTexts(base, theirs, ours)
        expect(back.kind).toBe(there.kind)
        const mergedText = (outcome: MergeOutcome) =>
          outcome.kind === 'merged' ? outcome.text : ''
        expect(mergedText(back)).toBe(mergedText(there))
        const faces = (outcome: MergeOutcome, isSwapped: boolean) =>
          conflictsOf(outcome)
            .map((c) =>
              JSON.stringify([c.base, isSwapped ? [c.theirs, c.ours] : [c.ours, c.theirs]]),
            )
            .sort()
        expect(faces(back, true)).toEqual(faces(there, false))
      }),
      runs,
    )
  })

  test('what both sides have in one section in one order stays in that order', () => {
    fc.assert(
      fc.property(threePages(edits), (pages) => {
        const outcome = merge(pages)
        if (outcome.kind === 'conflict') return
        const [ours, theirs, merged] = [pages.ours, pages.theirs, outcome.text].map(placesIn)
        const shared = [...(merged ?? [])].filter(([word]) => ours?.has(word) && theirs?.has(word))
        const isBefore = (places: Places | undefined, a: string, b: string) =>
          (places?.get(a)?.at ?? 0) < (places?.get(b)?.at ?? 0)
        const sections = (word: string) => [ours, theirs].map((side) => side?.get(word)?.section)
        const isTogether = (a: string, b: string) =>
          new Set([...sections(a), ...sections(b)]).size === 1
        const turned = shared.flatMap(([a]) =>
          shared
            .filter(([b]) => isTogether(a, b) && isBefore(ours, a, b) && isBefore(theirs, a, b))
            .filter(([b]) => !isBefore(merged, a, b)),
        )
        expect(turned).toEqual([])
      }),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 3) },
    )
  })
})

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

test('any texts at all are merged or asked about, never thrown on', { timeout: 600_000 }, () => {
  const piece = fc.constantFrom(
    '---\n',
    'a: 1\n',
    '- x\n',
    '  - y\n',
    '| a | b |\n',
    '| - | - |\n',
    '# H\n',
    '```\n',
    '> q\n',
    '\n',
    'word. Word two.\n',
    '[x]: y\n',
    '<div>\n',
    '\t',
    '\r\n',
    '1. z\n',
    '***',
  )
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, text, text, (base, ours, theirs) => {
      const outcome = mergeTexts(base, ours, theirs)
      const back = mergeTexts(base, theirs, ours)
      expect(back.kind).toBe(outcome.kind)
    }),
    runs,
  )
})
