import { randomBytes } from 'node:crypto'
import type { SentMove } from '@forkshop/api'
import { beforeEach, expect, test } from 'vitest'
import { pageIdOf } from '../../base/row-ids.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf } from '../../testing/draft-server.ts'
import { restoreRun } from '../run/restore-run.ts'

const time = { now: new Date('2027-01-22T16:30:00Z') }
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => time.now } })
const visitor = { call: server.caller() }

const ROWS = [
  '| 18:00 | 30 min | Accueil | Hôtes |',
  '| 18:30 | 90 min | Atelier | Tous |',
  '| 20:00 | 15 min | Pause | |',
  '| 20:15 | 30 min | Récit | Hôtes |',
]
const formatText = (rows: readonly string[]): string =>
  [
    '---\nkind: format\ntitle: "Veillée"\nsummary: Un soir.\nlang: fr\nlicense: CC-BY-4.0\nduration: PT3H\n---\n',
    'Un *soir*,  deux blancs.\n',
    '### Vendredi\n',
    '| Heure | Durée | Étape | Qui |',
    '|:---|---|---|---|',
    ...rows,
  ].join('\n')

const at = { format: '', event: '' }
const release = (slug: string) =>
  ann.call('releaseVersion', { params: { slug }, body: { level: 'minor', notes: 'Suite' } })
const schedule = async (start: string): Promise<string> => {
  const body = { start, timezone: 'Europe/Paris' }
  const made = await ann.call('scheduleEvent', { params: { slug: at.format }, body })
  if ('items' in made) throw new Error('a series')
  return made.slug
}
beforeEach(async () => {
  time.now = new Date('2027-01-22T16:30:00Z')
  at.format = await makePage(ann, formatText(ROWS))
  await release(at.format)
  at.event = await schedule('2027-01-22T18:00')
})

type Said = SentMove extends infer Move
  ? Move extends SentMove
    ? Omit<Move, 'id' | 'after' | 'at'>
    : never
  : never
const id = (): string => randomBytes(16).toString('hex')
/** Runs an event by what was done at which hours in Paris, and closes it; every note is kept. */
const run = async (
  event: string,
  said: readonly (readonly [clock: string, move: Said])[],
  day = '2027-01-22',
): Promise<void> => {
  const moves: SentMove[] = []
  for (const [clock, move] of said) {
    const after = moves.slice(-1).map((last) => last.id)
    const made = { id: id(), after, at: new Date(`${day}T${clock}:00+01:00`).toISOString() }
    const song = moves.find(({ kind }) => kind === 'insert')
    const isOfSong = move.kind === 'done' && move.step === 'Chant'
    moves.push({ ...made, ...move, ...(isOfSong && { step: song?.id ?? '' }) })
  }
  time.now = new Date(`${day}T22:00:00+01:00`)
  const params = { slug: event }
  await ann.call('addMoves', { params, body: { now: time.now.toISOString(), moves } })
  const notes = moves.flatMap((move) => (move.kind === 'note' ? move.id : []))
  await ann.call('closeRun', { params, body: { notes } })
}
/** Atelier takes 115 minutes in place of 90, Pause is left out, a song is put in. */
const longEvening = [
  ['18:00', { kind: 'start', step: '0-0' }],
  ['18:32', { kind: 'done', step: '0-0' }],
  ['18:40', { kind: 'note', step: '0-1', text: 'Quatre projets, quatre fois les questions.' }],
  ['20:20', { kind: 'insert', text: 'Chant', minutes: 10, before: '0-3' }],
  ['20:27', { kind: 'skip', step: '0-2' }],
  ['20:27', { kind: 'done', step: '0-1' }],
  ['20:39', { kind: 'done', step: 'Chant' }],
  ['20:40', { kind: 'note', step: '0-3', text: 'Trop court.' }],
  ['21:09', { kind: 'done', step: '0-3' }],
] as const satisfies readonly (readonly [string, Said])[]
const taught = (by: Pick<typeof ann, 'call'> = visitor) =>
  by.call('getTaught', { params: { slug: at.event } })
const runs = (by: Pick<typeof ann, 'call'> = visitor) =>
  by.call('getRuns', { params: { slug: at.format } })

test('a day is told once it is closed, beside how it was planned', async () => {
  expect(await taught()).toMatchObject({ closed: null, days: [], attendance: null })
  await run(at.event, longEvening)
  const { days, format } = await taught()
  expect(format).toMatchObject({ slug: at.format, version: '0.1' })
  expect(days).toMatchObject([{ title: 'Vendredi', date: '2027-01-22' }])
  expect(
    days[0]?.steps.map(({ step, planned, actual, turn }) => [step, planned, actual, turn]),
  ).toEqual([
    ['Accueil', 30, 32, null],
    ['Atelier', 90, 115, 'longer'],
    ['Pause', 15, null, 'skipped'],
    ['Chant', null, 12, 'inserted'],
    ['Récit', 30, 30, null],
  ])
  expect(days[0]).toMatchObject({
    plannedEnd: '2027-01-22T20:45:00+01:00',
    end: '2027-01-22T21:09:00+01:00',
  })
  expect(days[0]?.steps[1]?.notes).toEqual(['Quatre projets, quatre fois les questions.'])
})

type By = Pick<typeof ann, 'call'>
type Wish = { readonly steps: readonly string[]; readonly title?: string; readonly reason?: string }
const propose = ({ steps, ...said }: Wish, by: By = bo) =>
  by.call('proposeTaught', {
    params: { slug: at.format },
    body: { event: at.event, steps: [...steps], ...said },
  })
const inserted = async (): Promise<string> =>
  (await taught()).days[0]?.steps.find(({ turn }) => turn === 'inserted')?.id ?? ''

test('chosen differences become a proposal on the version that was run; every other byte stays', async () => {
  await run(at.event, longEvening)
  const steps = ['0-1', '0-2', await inserted()]
  const proposal = await propose({ steps })
  expect(proposal).toMatchObject({
    number: 1,
    event: at.event,
    mergeable: 'clean',
    title: 'Atelier\u00a0: 1\u00a0h\u00a055 au lieu de 1\u00a0h\u00a030, et 2 autres changements',
  })
  expect(proposal.reason).toContain('Veillée')
  expect(proposal.reason).toContain('Sans Pause')
  await ann.call('acceptProposal', { params: { slug: at.format, number: 1 }, body: {} })
  const { text } = await ann.call('getPage', { params: { slug: at.format } })
  expect(text).toBe(
    formatText([
      ROWS[0] ?? '',
      '| 18:30 | 115 min | Atelier | Tous |',
      '| 20:25 | 10 min | Chant | |',
      '| 20:35 | 30 min | Récit | Hôtes |',
    ]),
  )
})

test('a proposal is merged with what the format became meanwhile', async () => {
  await run(at.event, longEvening)
  const { revision } = await ann.call('getPage', { params: { slug: at.format } })
  const body = {
    text: formatText(ROWS).replace('Un *soir*', 'Tout un *soir*'),
    base: revision.id,
    reason: 'Mieux',
  }
  await ann.call('publishPage', { params: { slug: at.format }, body })
  const made = await propose({ steps: ['0-1'], title: 'Le temps', reason: 'Vu hier' })
  expect(made).toMatchObject({ mergeable: 'clean', title: 'Le temps', reason: 'Vu hier' })
  await ann.call('acceptProposal', { params: { slug: at.format, number: 1 }, body: {} })
  const { text } = await ann.call('getPage', { params: { slug: at.format } })
  expect(text).toContain('Tout un *soir*,  deux blancs.')
  expect(text).toContain('| 18:30 | 115 min | Atelier | Tous |')
})

test('a day changed for the event is proposed to the format by the steps that both have', async () => {
  const adapted = await ann.call('adaptEvent', { params: { slug: at.event } })
  const body = {
    text: adapted.text.replace('| 18:30 | 90', '| 18:30 | 15 min | Jeu | |\n| 18:45 | 90'),
    base: adapted.revision.id,
    reason: 'Un jeu',
  }
  await ann.call('publishPage', { params: { slug: adapted.slug }, body })
  await run(at.event, [
    ['18:00', { kind: 'start', step: '0-0' }],
    ['18:30', { kind: 'done', step: '0-0' }],
    ['18:50', { kind: 'done', step: '0-1' }],
    ['20:50', { kind: 'done', step: '0-2' }],
  ])
  const told = await taught()
  expect(told.adapted).toMatchObject({ slug: adapted.slug, changes: 1 })
  expect(told.days[0]?.steps[1]).toMatchObject({ step: 'Jeu', turn: 'longer' })
  await propose({ steps: ['0-1', '0-2'] })
  await ann.call('acceptProposal', { params: { slug: at.format, number: 1 }, body: {} })
  const { text } = await ann.call('getPage', { params: { slug: at.format } })
  expect(text).toContain('| 18:30 | 20 min | Jeu | |\n| 18:50 | 120 min | Atelier | Tous |')
})

test.each<[name: string, steps: readonly string[]]>([
  ['a step that went as planned', ['0-0']],
  ['a step that is not there', ['7-7']],
])('%s is no difference', async (_name, steps) => {
  await run(at.event, longEvening)
  expect(await problemOf(propose({ steps }))).toMatchObject({ code: 'invalid' })
})

test('visitors propose nothing, and a day that goes has nothing to propose or to write', async () => {
  const params = { slug: at.event }
  expect(await problemOf(propose({ steps: ['0-1'] }))).toMatchObject({
    code: 'not-open',
  })
  expect(await problemOf(ann.call('viewTaughtReport', { params }))).toMatchObject({
    code: 'not-open',
  })
  await run(at.event, longEvening)
  expect(await problemOf(propose({ steps: ['0-1'] }, visitor))).toMatchObject({
    code: 'not-signed-in',
  })
  expect(await problemOf(visitor.call('viewTaughtReport', { params }))).toMatchObject({
    code: 'not-signed-in',
  })
})

test('how the day went is written into the report in one revision, and again in its own place', async () => {
  await run(at.event, longEvening)
  const params = { slug: at.event }
  const before = await ann.call('getPage', { params })
  const seen = await ann.call('viewTaughtReport', { params })
  expect(seen).toMatchObject({ base: before.revision.id, replaces: false, unchanged: false })
  expect(seen.html).toContain('<table>')
  const { base, run: kept } = seen
  await ann.call('writeTaughtReport', { params, body: { base, run: kept } })
  const after = await ann.call('getPage', { params })
  expect(after.text.startsWith(before.text.trimEnd())).toBe(true)
  expect(after.text).toContain('## Joué et prévu\n')
  expect(after.text).toContain(
    '| Atelier | 1\u00a0h\u00a030 | 1\u00a0h\u00a055 | 25\u00a0min de plus |',
  )
  expect(after.text).toContain('| Pause | 15\u00a0min |  | sautée |'.replace('|  |', '| |'))
  expect(after.text).toContain('Récit — Trop court.')
  expect(after.revision.author.name).toBe(
    (await ann.call('getPage', { params })).revision.author.name,
  )
  expect(await ann.call('viewTaughtReport', { params })).toMatchObject({
    replaces: true,
    unchanged: true,
  })
  const late = ann.call('writeTaughtReport', { params, body: { base, run: after.revision.id } })
  expect(await problemOf(late)).toMatchObject({ code: 'changed' })
})

test('each step over all events, of several versions, and as often as those who look may know', async () => {
  await run(at.event, longEvening)
  const { revision } = await ann.call('getPage', { params: { slug: at.format } })
  const rows = ROWS.map((row) => row.replace('Atelier', 'Atelier des projets'))
  const body = {
    text: formatText(rows.filter((row) => !row.includes('Pause'))),
    base: revision.id,
    reason: 'Plus clair',
  }
  await ann.call('publishPage', { params: { slug: at.format }, body })
  await release(at.format)
  time.now = new Date('2027-01-23T16:30:00Z')
  const second = await schedule('2027-01-23T18:00')
  await run(
    second,
    [
      ['18:00', { kind: 'start', step: '0-0' }],
      ['18:30', { kind: 'done', step: '0-0' }],
      ['20:05', { kind: 'done', step: '0-1' }],
    ],
    '2027-01-23',
  )
  const all = await runs()
  expect(all.events.map(({ slug, version }) => [slug, version])).toEqual([
    [second, '0.2'],
    [at.event, '0.1'],
  ])
  const told = all.steps.map(({ step, planned, actual, skipped, runs: count, gone }) => [
    step,
    planned,
    actual && [actual.min, actual.median, actual.max],
    skipped,
    count,
    gone,
  ])
  expect(told).toEqual([
    ['Accueil', 30, [30, 31, 32], 0, 2, false],
    ['Atelier des projets', 90, [95, 105, 115], 0, 2, false],
    ['Récit', 30, [30, 30, 30], 0, 2, false],
    ['Pause', 15, null, 1, 1, true],
  ])
  await ann.call('changePage', { params: { slug: second }, body: { visibility: 'private' } })
  expect((await runs()).events.map(({ slug }) => slug)).toEqual([at.event])
  expect((await runs(ann)).events).toHaveLength(2)
  const view = await visitor.call('viewPage', { params: { slug: at.format } })
  expect(view.ran).toBe(1)
})

test('what is known of a format is the same after the records of its days were lost', async () => {
  await run(at.event, longEvening)
  const [before, said] = [await runs(), await taught()]
  const { database } = server.services
  const { id: event } = await database
    .selectFrom('page')
    .select('id')
    .where('slug', '=', at.event)
    .executeTakeFirstOrThrow()
  await database.deleteFrom('run_move').where('event', '=', event).execute()
  await database.deleteFrom('run').where('event', '=', event).execute()
  expect((await runs()).events).toEqual([])
  expect(await restoreRun(server.services, pageIdOf(event))).toBe(true)
  expect(await runs()).toEqual(before)
  expect(await taught()).toEqual(said)
})

test('the table has a line a step and event, and nothing in it runs', async () => {
  const { revision } = await ann.call('getPage', { params: { slug: at.format } })
  const text = formatText(ROWS.map((row) => row.replace('Accueil', '=1+1')))
  await ann.call('publishPage', {
    params: { slug: at.format },
    body: { text, base: revision.id, reason: 'Essai' },
  })
  await run(at.event, longEvening)
  const answer = await server.inject(`/api/v1/pages/${at.format}/runs.csv`)
  const lines = answer.payload.split('\r\n')
  expect(answer.headers['content-type']).toContain('text/csv')
  expect(lines[0]).toContain('Étape')
  expect(lines[1]).toContain("Vendredi,'=1+1,")
  expect(lines[2]).toContain(',90,115,non')
})

test('ideas of the event stand beside their steps with what became of them', async () => {
  await run(at.event, longEvening)
  const { revision } = await ann.call('getPage', { params: { slug: at.format } })
  const anchor = { quote: 'Atelier', at: revision.id }
  const idea = await bo.call('createIdea', {
    params: { slug: at.format },
    body: { text: 'Plus long', event: at.event, anchor },
  })
  await ann.call('declineIdea', { params: { id: idea.id }, body: { reason: 'Non' } })
  const told = await taught()
  expect(told.ideas).toMatchObject([{ text: 'Plus long', state: 'declined', reason: 'Non' }])
  expect(told.days[0]?.steps[1]?.ideas).toBe(1)
  const { events, steps } = await runs()
  expect(events[0]?.ideas).toEqual([{ state: 'declined', count: 1 }])
  expect(steps.map(({ ideas }) => ideas)).toEqual([0, 1, 0, 0])
})

test('a line of a report finds the passage of the format that is likest to it', async () => {
  const found = await visitor.call('findLikePassages', {
    params: { slug: at.format },
    query: { like: 'L’atelier a trop duré' },
  })
  expect(found.passages[found.best ?? -1]).toEqual({ heading: 'Vendredi', quote: 'Atelier' })
  expect(found.likest[0]).toBe(found.best)
})
