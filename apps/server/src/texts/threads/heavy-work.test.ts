import { applyTextToDraft, DRAFT_BODY, seedDraft } from '@forkshop/document'
import { afterAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { heavyLimits, heavyWork } from './heavy-work.ts'
import { unpack } from '../../base/packed.ts'
import { readText, readToShow, type MadeOfText } from '../jobs/read-text.ts'
import { formatText } from '../../testing/calls.ts'

/** Every job in a thread, one at a time. */
const oneThread = {
  ...heavyLimits,
  inlineCharacters: 10,
  short: { ...heavyLimits.short, places: 1 },
  long: { ...heavyLimits.long, places: 1 },
}
// To start a thread takes longer than most jobs: tests that do not ask how one begins or ends share these.
const usual = heavyWork()
const threaded = heavyWork({ ...heavyLimits, inlineCharacters: 10 })
const inTurn = heavyWork(oneThread)
afterAll(() => Promise.all([usual, threaded, inTurn].map((work) => work.close())))

const before = formatText({ body: 'Un passage.\n\nUn autre.\n' })
const after = before.replace('autre', 'deuxième')
const compare = { kind: 'compare', before, after } as const
/** Paragraphs that all differ, with the same few words: slow to compare. */
const slow = (word: string) =>
  formatText({ body: `${`${word} un deux trois quatre cinq. `.repeat(60)}\n\n`.repeat(300) })

it('gives the same answer in a thread as in place', async () => {
  const here = await usual.run(compare)
  const there = await threaded.run(compare)
  expect(here.kind).toBe('done')
  expect(there).toEqual(here)
})

it('stops a job that had its processor time', async () => {
  const work = heavyWork({ ...heavyLimits, inlineCharacters: 10, processorMs: 1 })
  const job = { kind: 'compare', before: slow('a'), after: slow('b') } as const
  expect(await work.run(job)).toEqual({ kind: 'given-up', reason: 'too-heavy' })
})

/** Below any limit of a text, and slow for minutes: thousands of equal passages. */
const endless = {
  kind: 'compare',
  before: 'a\n\n'.repeat(25_000),
  after: `x\n\n${'a\n\n'.repeat(24_000)}`,
} as const

it('holds up nobody else', async () => {
  const work = heavyWork({ ...heavyLimits, processorMs: 200 })
  const order: string[] = []
  const job = work.run(endless).then(() => order.push('job'))
  await new Promise<void>((resolve) => setImmediate(resolve))
  order.push('others')
  await job
  expect(order).toEqual(['others', 'job'])
})

/** More text than fits into a small heap, whatever the machine's mood. */
const huge = (word: string) =>
  formatText({
    body: Array.from({ length: 12_000 }, (_, n) => `${word} ${n} un deux trois ${n * 7}.\n\n`).join(
      '',
    ),
  })

it('goes on after a job that was stopped', async () => {
  const work = heavyWork({
    ...oneThread,
    shortCharacters: 10,
    processorMs: 60_000,
    heapMegabytes: 48,
  })
  const stopped = { kind: 'compare', before: huge('a'), after: huge('b') } as const
  const outcomes = await Promise.all([work.run(compare), work.run(stopped), work.run(compare)])
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(['done', 'given-up', 'done'])
})

it('makes further jobs wait, and gives up those that would wait too long in line', async () => {
  const work = heavyWork({ ...oneThread, short: { ...oneThread.short, waiting: 1 } })
  const outcomes = await Promise.all([work.run(compare), work.run(compare), work.run(compare)])
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(['done', 'done', 'given-up'])
})

it('starts and writes drafts in a thread as in place, and holds up nobody meanwhile', async () => {
  const baseText = formatText({ body: 'Un passage de plus.\n\n'.repeat(1500) })
  const seed = { kind: 'seed-draft', text: baseText, base: 'a'.repeat(40) } as const
  const order: string[] = []
  const started = usual.run(seed).finally(() => order.push('job'))
  await new Promise<void>((resolve) => setImmediate(resolve))
  order.push('others')
  const outcome = await started
  expect(order).toEqual(['others', 'job'])
  if (outcome.kind !== 'done' || outcome.result.kind !== 'seed-draft') throw new Error('no draft')
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, outcome.result.value)
  const edited = baseText.replace('Un passage', 'Un long passage')
  applyTextToDraft(ydoc, edited)
  const write = {
    kind: 'write-draft',
    updates: [Y.encodeStateAsUpdate(ydoc)],
    baseText,
  } as const
  expect(await usual.run(write)).toEqual({
    kind: 'done',
    result: {
      kind: 'write-draft',
      value: { kind: 'text', text: edited, shown: edited, state: 'saved', unreadable: 0 },
    },
  })
  expect(await usual.run({ ...write, updates: [seedDraft(baseText, 'b')] })).toMatchObject({
    result: { value: { kind: 'text', text: baseText } },
  })
  ydoc.getXmlFragment(DRAFT_BODY).insert(0, [new Y.XmlElement('video')])
  const broken = { ...write, updates: [Y.encodeStateAsUpdate(ydoc)] }
  expect(await usual.run(broken)).toMatchObject({ result: { value: { kind: 'broken' } } })
})

it('tells changes in a thread as in place', async () => {
  const table = '\n| Heure | Durée | Étape |\n| --- | --- | --- |\n| 10:00 | 30 min | Accueil |\n'
  const before = formatText({ body: table })
  const draw = {
    kind: 'draw',
    before,
    after: before.replace('30 min', '45 min'),
    pictures: { before: 'media/', after: '' },
    isWhole: true,
    isInOne: false,
  } as const
  const drawn = await threaded.run(draw)
  expect(drawn).toEqual(await usual.run(draw))
  const summary = expect.stringMatching(/15\smin/)
  expect(drawn).toMatchObject({ result: { value: { made: { told: { fr: { summary } } } } } })
})

it('reads a long text as a short one', async () => {
  const text = `${formatText({ body: 'See [it](/p/it) and ![a](media/0123456789abcdef.png).\n' })}${'Words.\n\n'.repeat(1600)}`
  const [read, shown] = await Promise.all([
    usual.run({ kind: 'read', text, slug: 'long' }),
    usual.run({ kind: 'read-to-show', text }),
  ])
  const here = readText({ text, slug: 'long' })
  expect(read).toMatchObject({
    kind: 'done',
    result: { kind: 'read', value: { facts: here.facts } },
  })
  expect(shown).toMatchObject({ kind: 'done', result: { kind: 'read-to-show' } })
  // two threads may pack the same in other bytes
  const unpacked = ({ reading, blocks }: MadeOfText) => [unpack(reading), unpack(blocks)]
  const made = [read, shown].flatMap((outcome) => {
    if (outcome.kind !== 'done') return []
    const { result } = outcome
    if (result.kind === 'read') return [unpacked(result.value.made)]
    return result.kind === 'read-to-show' ? [unpacked(result.value)] : []
  })
  expect(made).toEqual([unpacked(here.made), unpacked(readToShow({ text }))])
})

it('counts neither the start of a thread nor what the machine lets a job wait', async () => {
  // To start a thread takes far more of a processor than this; so does nothing of the job.
  const work = heavyWork({ ...heavyLimits, inlineCharacters: 10, processorMs: 150 })
  const outcomes = await Promise.all([work.run(compare), work.run(compare), work.run(compare)])
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(['done', 'done', 'done'])
})

it('gives nobody else less for what one caller sends', async () => {
  const order: string[] = []
  const send = async (caller: string) => {
    const outcome = await inTurn.run(compare, { caller })
    order.push(caller)
    return outcome.kind
  }
  const all = [...Array.from({ length: 6 }, () => send('ann')), send('bo')]
  expect(await Promise.all(all)).toEqual(Array(7).fill('done'))
  expect(order.indexOf('bo')).toBeLessThan(3)
})

it('never turns a patient job away, and gives it the time of a draft', async () => {
  const long = { ...oneThread.long, waiting: 0 }
  const work = heavyWork({ ...oneThread, shortCharacters: 10, long, processorMs: 1 })
  const job = { kind: 'compare', before: slow('a'), after: slow('b') } as const
  const outcomes = await Promise.all([job, compare].map((one) => work.run(one, { patient: true })))
  expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done'])
})

it.each([
  { kind: 'compare', before: 'a b c d\n\n'.repeat(340), after: 'a b c e\n\n'.repeat(340) },
  { kind: 'read-to-show', text: 'a b c d\n\n'.repeat(340) },
  { kind: 'read', text: 'a b c d\n\n'.repeat(340), slug: 'a' },
] as const)('$kind of texts of 3,000 characters holds up nobody else', async (job) => {
  const order: string[] = []
  const done = usual.run(job).then(() => order.push('job'))
  await new Promise<void>((resolve) => setImmediate(resolve))
  order.push('others')
  await done
  expect(order).toEqual(['others', 'job'])
})

it('lets short jobs wait for no long ones', async () => {
  const work = heavyWork({ ...oneThread, processorMs: 200 })
  // A thread that runs: on a busy machine its start may take longer than the long jobs are allowed.
  await work.run(compare)
  const order: string[] = []
  const long = [work.run(endless), work.run(endless)].map((one) => one.then(() => 'long'))
  const short = work.run(compare).then(() => 'short')
  await Promise.all([...long, short].map((one) => one.then((name) => order.push(name))))
  expect(order).toEqual(['short', 'long', 'long'])
})

it('never begins a job whose caller has gone while it waited', async () => {
  const leaving = new AbortController()
  const first = inTurn.run(compare)
  const left = inTurn.run(compare, { caller: 'ann', gone: leaving.signal })
  const last = inTurn.run(compare, { caller: 'bo' })
  leaving.abort(new Error('gone'))
  await expect(left).rejects.toThrow('gone')
  expect([(await first).kind, (await last).kind]).toEqual(['done', 'done'])
})

it('has room for who has waited for a turn elsewhere', async () => {
  const work = heavyWork({ ...oneThread, short: { ...oneThread.short, waiting: 0 } })
  const outcomes = await Promise.all([
    work.run(compare),
    work.run(compare),
    work.run(compare, { caller: 'pages', admitted: true }),
  ])
  expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'given-up', 'done'])
})

it('goes on after its threads were ended', async () => {
  const work = heavyWork(oneThread)
  await work.run(compare)
  await work.close()
  expect(await work.run(compare)).toMatchObject({ kind: 'done' })
  await work.close()
})
