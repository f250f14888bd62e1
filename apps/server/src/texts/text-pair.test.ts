import { afterAll, expect, test } from 'vitest'
import { keptOnDisk } from '../base/disk/kept-on-disk.ts'
import { keptBytes } from '../base/kept-bytes.ts'
import { formatText } from '../testing/calls.ts'
import { blocksOf } from './kept-texts.ts'
import { comparePair, drawPair } from './text-pair.ts'
import type { TextServices } from './text-work.ts'
import { heavyWork, type HeavyOutcome } from './threads/heavy-work.ts'

const heavy = heavyWork()
afterAll(() => heavy.close())

const before = formatText({ body: 'Un passage.\n\nUn autre.\n' })
const after = before.replace('autre', 'deuxième')
const as = { pictures: { before: 'media/', after: '' }, isWhole: true, isInOne: false }

/** Services of a server that has kept nothing yet, and what its jobs came to. */
const fresh = () => {
  const outcomes: HeavyOutcome[] = []
  const services: TextServices = {
    heavy: {
      ...heavy,
      async run(job, terms) {
        const outcome = await heavy.run(job, terms)
        outcomes.push(outcome)
        return outcome
      },
    },
    kept: keptOnDisk({
      file: null,
      version: 1,
      maxBytes: 1_000_000,
      clock: () => new Date('2026-01-01'),
      log: { warn: () => undefined },
    }),
    held: { made: keptBytes(1_000_000) },
  }
  return { services, outcomes }
}
const pair = (page?: string) => ({
  before: { page, text: before },
  after: { page, text: after },
})

test('two texts are compared once, whichever pages have them', async () => {
  const { services, outcomes } = fresh()
  const first = await comparePair(services, pair('one'))
  expect(await comparePair(services, pair('another'))).toEqual(first)
  expect(await comparePair(services, pair())).toEqual(first)
  expect(outcomes).toHaveLength(1)
})

test('they are drawn once in each way', async () => {
  const { services, outcomes } = fresh()
  for (const isInOne of [false, true, false, true]) {
    const drawn = await drawPair(services, pair('one'), { ...as, isInOne })
    expect(drawn?.changes.some(({ afterHtml }) => afterHtml !== null)).toBe(!isInOne)
  }
  expect(outcomes).toHaveLength(2)
})

test('what was read of a text is kept for the page that has it, and of one that none has not even sent', async () => {
  const { services, outcomes } = fresh()
  await drawPair(services, { before: { page: 'one', text: before }, after: { text: after } }, as)
  const blocks = { before: expect.any(Uint8Array), after: null }
  expect(outcomes).toMatchObject([{ result: { value: { blocks } } }])
  expect(blocksOf(services, { page: 'one', text: before })).toBeDefined()
  expect(blocksOf(services, { page: 'one', text: after })).toBeUndefined()
})
