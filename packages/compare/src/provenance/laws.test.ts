import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeTexts } from '../merge/merge-texts.ts'
import type { ThreePages } from '../testing/arbitrary-page.ts'
import { modelWords, threePages } from '../testing/arbitrary-page.ts'
import type { Memory } from './memory.ts'
import { soughtKeys, withForgotten } from './memory.ts'
import { nextProvenance } from './next-provenance.ts'
import type { Attributed } from './origin-run.ts'
import { blocksOf } from './pieces.ts'

// Other and more cases by hand: LAW_SEED=7 LAW_RUNS=2000.
const cases = {
  seed: Number(process.env['LAW_SEED'] ?? 1),
  numRuns: Number(process.env['LAW_RUNS'] ?? 60),
}

const keyOf = (piece: string): string => piece

/** The same page in three texts, going back and forth between them. */
const histories = fc
  .tuple(threePages(4), fc.array(fc.nat(2), { minLength: 2, maxLength: 8 }))
  .map(([{ base, ours, theirs }, order]) => order.map((at) => [base, ours, theirs][at] ?? ''))

/** Every text of a history with its origins; a revision is named by its place. Only what is sought is remembered. */
function attribute(texts: readonly string[]): readonly Attributed[] {
  const states: Attributed[] = []
  let memory: Memory = new Map()
  for (const [index, text] of texts.entries()) {
    const last = states.at(-1)
    const sought = new Set(soughtKeys(last?.text ?? '', text, keyOf))
    const { runs, forgotten } = nextProvenance({
      revision: String(index),
      text,
      parents: last ? [last] : [],
      memory: new Map([...memory].filter(([key]) => sought.has(key))),
      keyOf,
    })
    memory = withForgotten(memory, forgotten)
    states.push({ text, runs })
  }
  return states
}

const originAt = ({ runs }: Attributed, place: number): string => {
  let end = 0
  return runs.find(({ length }) => (end += length) > place)?.origin ?? ''
}

const originsOfWords = (state: Attributed): ReadonlyMap<string, string> =>
  new Map(modelWords(state.text).map((word) => [word, originAt(state, state.text.indexOf(word))]))

const runsOfBlocks = (state: Attributed): ReadonlyMap<string, string> =>
  new Map(
    blocksOf(state.text).map(({ start, end }) => [
      state.text.slice(start, end),
      Array.from({ length: end - start }, (_, at) => originAt(state, start + at)).join(' '),
    ]),
  )

const next = (revision: string, text: string, parents: readonly Attributed[]): Attributed => ({
  text,
  runs: nextProvenance({ revision, text, parents, memory: new Map(), keyOf }).runs,
})

const mergeOf = ({ base, ours, theirs }: ThreePages) => {
  const merge = mergeTexts(base, ours, theirs)
  if (merge.kind !== 'merged') return null
  const start = next('base', base, [])
  const [left, right] = [next('ours', ours, [start]), next('theirs', theirs, [start])]
  return { left, right, merged: next('merge', merge.text, [left, right]) }
}

describe('the laws of provenance', () => {
  test('runs cover exactly the text, and neighbours differ', () => {
    fc.assert(
      fc.property(histories, (texts) => {
        for (const { text, runs } of attribute(texts)) {
          expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(text.length)
          expect(runs.every(({ length }) => length > 0)).toBe(true)
          expect(runs.some(({ origin }, at) => origin === runs[at + 1]?.origin)).toBe(false)
        }
      }),
      cases,
    )
  })

  test('every word stood in the text of its origin', () => {
    fc.assert(
      fc.property(histories, (texts) => {
        const words = texts.map((text) => new Set(modelWords(text)))
        const strange = attribute(texts).flatMap((state) =>
          [...originsOfWords(state)].filter(([word, origin]) => !words[Number(origin)]?.has(word)),
        )
        expect(strange).toEqual([])
      }),
      cases,
    )
  })

  test('a block that stands in both texts keeps its origins, wherever it moved', () => {
    fc.assert(
      fc.property(threePages(6), ({ ours, theirs }) => {
        const [before, after] = attribute([ours, theirs]).map(runsOfBlocks)
        const common = [...(after ?? [])].filter(([block]) => before?.has(block))
        expect(common).toEqual(common.map(([block]) => [block, before?.get(block)]))
      }),
      cases,
    )
  })

  test('a text that comes back has the origins that it had', () => {
    fc.assert(
      fc.property(histories, (texts) => {
        // Blanks alone have no author.
        const states = attribute(texts).filter(({ text }) => text.trim() !== '')
        expect(states).toEqual(states.map(({ text }) => states.find((one) => one.text === text)))
      }),
      cases,
    )
  })

  test('what may be remembered is sought of all blocks that the text before has not, and of no others', () => {
    fc.assert(
      fc.property(threePages(6), ({ ours, theirs }) => {
        const standing = new Set(blocksOf(ours).map(({ start, end }) => ours.slice(start, end)))
        const blocks = blocksOf(theirs).map(({ start, end }) => theirs.slice(start, end))
        const sought = soughtKeys(ours, theirs, keyOf)
        expect(blocks.filter((block) => sought.includes(block))).toEqual(
          blocks.filter((block) => !standing.has(block)),
        )
      }),
      cases,
    )
  })

  test('every word of a merge has the origin it has in a parent', () => {
    fc.assert(
      fc.property(threePages(3), (pages) => {
        const found = mergeOf(pages)
        if (found === null) return
        const [left, right] = [originsOfWords(found.left), originsOfWords(found.right)]
        const words = [...originsOfWords(found.merged)]
        expect(words).toEqual(words.map(([word]) => [word, left.get(word) ?? right.get(word)]))
      }),
      cases,
    )
  })
})
