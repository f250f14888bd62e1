import { hostileTexts } from '@forkshop/document/testing'
import { expect, it } from 'vitest'
import { heavyLimits, heavyWork } from './heavy-work.ts'
import { runTextJob, type TextJob } from '../jobs/text-jobs.ts'

// Texts that keep a thread busy, each in another way. All there are, with the time that each takes, are in
// `npm run soak hostile`.
const NAMES = [
  'a line of word ',
  'a nest of > ',
  'stars behind words',
  'five megabytes',
  'aliases in aliases',
  'a prototype',
]
const texts = hostileTexts().filter(({ name }) => NAMES.includes(name))
const work = heavyWork({
  ...heavyLimits,
  inlineCharacters: 0,
  shortCharacters: 0,
  long: { ...heavyLimits.long, places: 1 },
})
const small = { kind: 'compare', before: 'One.', after: 'Two.' } as const

it('has all of the texts', () => {
  expect(texts).toHaveLength(NAMES.length)
})

it.each(texts)('$name is answered or given up, and then the thread serves others', async (one) => {
  const base = one.text
  const [ours, theirs] = [`${base}\n\nours\n`, `${base}\n\ntheirs\n`]
  const jobs: readonly TextJob[] = [
    { kind: 'compare', before: base, after: ours },
    { kind: 'merge', base, ours, theirs },
    { kind: 'read', text: base, slug: 'a' },
  ]
  const outcomes = await Promise.all([...jobs, small].map((job) => work.run(job)))
  const answers = jobs.map(({ kind }) => expect.objectContaining({ kind }))
  const ends = outcomes.slice(0, -1).map((outcome) => toEnd(outcome))
  expect(ends).toEqual(ends.map((end, at) => (end === 'too-heavy' ? end : answers[at])))
  expect(outcomes.at(-1)).toEqual({ kind: 'done', result: runTextJob(small) })
})

it('gives up a job that takes too much of a processor, however long it may wait for one', async () => {
  const text = 'a\n\n'.repeat(25_000)
  const impatient = heavyWork({ ...heavyLimits, longProcessorMs: 0 })
  const outcome = await impatient.run({ kind: 'read', text, slug: 'a' })
  expect(toEnd(outcome)).toBe('too-heavy')
})

/** What came of a job: its answer, or why there is none. */
function toEnd(outcome: Awaited<ReturnType<typeof work.run>>) {
  return outcome.kind === 'done' ? outcome.result : outcome.reason
}
