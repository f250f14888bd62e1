import { randomBytes } from 'node:crypto'
import type { RunView, SentMove } from '@forkshop/api'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { pageIdOf } from '../../base/row-ids.ts'
import { watchShown } from '../../base/shown.ts'
import { finishOpen } from '../../journal/finish.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, type Caller } from '../../testing/draft-server.ts'
import { readLive } from '../../testing/live-reader.ts'
import { readPage } from '../../records/pages/find-page.ts'
import { addMoves } from './add-moves.ts'
import { runWork } from './close-run.ts'
import { forgetGuests } from './forget-guests.ts'

const time = { now: new Date('2027-01-22T17:30:00Z') }
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => time.now } })
const visitor = { call: server.caller() }
const HOUR_MS = 3_600_000

const formatText = (rows: readonly string[], title = 'Veillée'): string =>
  [
    `---\nkind: format\ntitle: ${title}\nsummary: Un soir.\nlang: fr\nlicense: CC-BY-4.0\nduration: PT4H\nroles: [{ key: host, label: Hôtes, count: 1 }]\n---\n`,
    '### Vendredi\n',
    '| Heure | Durée | Étape | Qui |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
const ROWS = [
  '| 18:00 | 30 min | Accueil | Hôtes |',
  '| 18:30 | 90 min | Atelier | Tous |',
  '| **20:00** | 1 h | Repas | |',
]

/** A format of Ann's with an event on it, tonight in Paris; both new. */
const at = { format: '', event: '' }
const release = (slug: string) =>
  ann.call('releaseVersion', { params: { slug }, body: { level: 'minor', notes: 'Suite' } })
beforeEach(async () => {
  time.now = new Date('2027-01-22T16:30:00Z')
  at.format = await makePage(ann, formatText(ROWS))
  await release(at.format)
  const made = await ann.call('scheduleEvent', {
    params: { slug: at.format },
    body: { start: '2027-01-22T18:00', timezone: 'Europe/Paris' },
  })
  if ('items' in made) throw new Error('a series')
  at.event = made.slug
})

type By = Pick<Caller, 'call'>
type Said = SentMove extends infer Move
  ? Move extends SentMove
    ? Omit<Move, 'id' | 'after' | 'at'>
    : never
  : never
const id = (): string => randomBytes(16).toString('hex')
/** A move made at an hour in Paris, by a device whose clock is wrong by some hours. */
const move = (
  clock: string,
  said: Said,
  { seen = [], wrong = 0 }: { seen?: readonly string[]; wrong?: number } = {},
): SentMove => ({
  id: id(),
  after: [...seen],
  at: new Date(Date.parse(`2027-01-22T${clock}:00+01:00`) + wrong * HOUR_MS).toISOString(),
  ...said,
})
const clockGoes = (clock: string): void => {
  time.now = new Date(`2027-01-22T${clock}:00+01:00`)
}
const send = (
  moves: readonly SentMove[],
  { by = ann, wrong = 0, since }: { by?: By; wrong?: number; since?: number } = {},
) =>
  by.call('addMoves', {
    params: { slug: at.event },
    query: { since },
    body: { now: new Date(time.now.getTime() + wrong * HOUR_MS).toISOString(), moves: [...moves] },
  })
const look = (by: By = ann, since?: number): Promise<RunView> =>
  by.call('getRun', { params: { slug: at.event }, query: { since } })
const shown = (run: RunView): readonly string[] =>
  run.steps.map(
    ({ step, state, start, end }) =>
      `${step} ${state} ${start?.slice(11, 16) ?? '?'}-${end?.slice(11, 16) ?? '?'}`,
  )
const asPlanned = [
  'Accueil waiting 18:00-18:30',
  'Atelier waiting 18:30-20:00',
  'Repas waiting 20:00-21:00',
]

const nameLeader = async (guest: By): Promise<string> => {
  const { person, link } = await ann.call('inviteForRole', {
    params: { slug: at.event },
    body: { role: 'host', name: 'Cléo', leads: true },
  })
  const token = link.split('/').at(-1) ?? ''
  await guest.call('answerRoleInvite', { params: { token }, body: { answer: 'yes' } })
  return person.id
}

test('before anything is started the day is its programme, for everybody', async () => {
  const run = await look(visitor)
  expect(run).toMatchObject({
    state: 'none',
    of: { slug: at.format, version: '0.1' },
    zone: 'Europe/Paris',
    now: '2027-01-22T17:30:00+01:00',
    driftMinutes: 0,
    leads: false,
    last: 0,
  })
  expect(shown(run)).toEqual(asPlanned)
  expect(run.steps[0]).toMatchObject({
    id: '0-0',
    plannedStart: '2027-01-22T18:00:00+01:00',
    ledBy: 'Hôtes',
  })
  expect(run.steps.map(({ fixed }) => fixed)).toEqual([false, false, true])
})

test('a move changes the day of all who look, and what keeps its hour keeps it', async () => {
  clockGoes('18:10')
  const run = await send([move('18:10', { kind: 'start', step: '0-0' })])
  expect(run).toMatchObject({ state: 'going', driftMinutes: 10 })
  expect(shown(run)).toEqual([
    'Accueil running 18:10-18:40',
    'Atelier waiting 18:40-20:00',
    'Repas waiting 20:00-21:00',
  ])
  expect(run.squeezed).toEqual([{ step: '0-1', lostMinutes: 10, because: '0-2' }])
  expect(shown(await look(visitor))).toEqual(shown(run))
})

test('moves that come twice, late and in another order make the same day', async () => {
  const start = move('18:00', { kind: 'start' })
  const done = move('18:20', { kind: 'done', step: '0-0' }, { seen: [start.id] })
  const note = move(
    '18:21',
    { kind: 'note', step: '0-1', text: 'Peu de chaises' },
    { seen: [done.id] },
  )
  clockGoes('18:30')
  await send([note])
  await send([done, note])
  await send([start])
  const run = await send([start, done, note])
  expect(shown(run)[0]).toBe('Accueil done 18:00-18:20')
  expect(run.steps[1]?.note).toBe('Peu de chaises')
  const { moves } = await look(ann, 0)
  expect(moves.map((one) => one.id)).toEqual([note.id, done.id, start.id])
})

test('two devices that were apart end with the same day, and are told where they differed', async () => {
  const start = move('18:00', { kind: 'start' })
  clockGoes('18:05')
  await send([start])
  await ann.call('setPerson', {
    params: { slug: at.event, user: bo.id },
    body: { role: 'maintainer' },
  })
  const longer = move('18:10', { kind: 'extend', step: '0-1', minutes: 10 }, { seen: [start.id] })
  const shorter = move('18:12', { kind: 'skip', step: '0-1' }, { seen: [start.id] })
  clockGoes('18:25')
  await send([shorter], { by: bo })
  const run = await send([longer])
  expect(shown(run)).toEqual(shown(await look(bo)))
  expect(run.differences).toEqual([{ step: '0-1', moves: [longer.id, shorter.id] }])
  expect((await look(visitor)).differences).toEqual([])
})

test('a clock that is wrong by hours is put right, and what it says is kept', async () => {
  const start = move('18:00', { kind: 'start', step: '0-0' }, { wrong: 7 })
  clockGoes('18:30')
  const run = await send([start], { wrong: 7, since: 0 })
  expect(run.steps[0]?.start).toBe('2027-01-22T18:00:00+01:00')
  expect(run.moves).toMatchObject([
    {
      at: start.at,
      time: '2027-01-22T17:00:00.000Z',
      received: '2027-01-22T17:30:00.000Z',
      by: { id: ann.id, name: 'Ann' },
    },
  ])
})

test('a clock that is set under way puts no move before those that its device had seen', async () => {
  const start = move('18:00', { kind: 'start', step: '0-0' })
  // put back by five hours between the two
  const done = move('18:20', { kind: 'done', step: '0-0' }, { seen: [start.id], wrong: -5 })
  clockGoes('18:30')
  const run = await send([done, start])
  expect(shown(run)[0]).toBe('Accueil done 18:00-18:00')
  const ahead = move(
    '18:31',
    { kind: 'note', step: '0-1', text: 'Bien' },
    { seen: [done.id], wrong: 9 },
  )
  const { moves } = await send([ahead], { since: run.last })
  expect(moves[0]?.time).toBe('2027-01-22T17:30:00.000Z')
})

test('the day goes on with the revision that it was started on', async () => {
  clockGoes('18:00')
  await send([move('18:00', { kind: 'start' })])
  const { of } = await look()
  const { revision } = await ann.call('getPage', { params: { slug: at.format } })
  await ann.call('publishPage', {
    params: { slug: at.format },
    body: { text: formatText(['| 10:00 | 5 min | Autre | |']), base: revision.id, reason: 'Autre' },
  })
  await release(at.format)
  await ann.call('withdrawVersion', {
    params: { slug: at.format, version: '0.1' },
    body: { reason: 'Une faute' },
  })
  const run = await look(visitor)
  expect(run.of).toEqual(of)
  expect(run.steps.map(({ step }) => step)).toEqual(['Accueil', 'Atelier', 'Repas'])
})

test('a device that leads gets the steps as planned, to fold the day by itself', async () => {
  clockGoes('18:10')
  await send([move('18:10', { kind: 'start', step: '0-0' })])
  await send([move('18:10', { kind: 'reorder', step: '0-2', before: '0-1' })])
  const { event, of, planned } = await look(ann, 0)
  expect(event).toMatchObject({ slug: at.event, lang: 'fr' })
  expect(of?.lang).toBe('fr')
  expect(planned.map(({ id: step, fixed }) => [step, fixed])).toEqual([
    ['0-0', false],
    ['0-1', false],
    ['0-2', true],
  ])
  expect(planned[2]).toMatchObject({ plannedStart: '2027-01-22T20:00:00+01:00', methods: [] })
  expect((await look()).planned).toEqual([])
  expect((await look(visitor, 0)).planned).toEqual([])
})

test('a step names the methods that it uses, also long after its page changed', async () => {
  const method = await makePage(ann, '---\nkind: method\ntitle: Tour\nlang: fr\n---\nUn tour.\n')
  await ann.call('publishPage', {
    params: { slug: at.format },
    body: {
      text: formatText([`| 18:00 | 30 min | [Tour](/methods/${method}) | |`]),
      base: (await ann.call('getPage', { params: { slug: at.format } })).revision.id,
      reason: 'Une méthode',
    },
  })
  await release(at.format)
  const made = await ann.call('scheduleEvent', {
    params: { slug: at.format },
    body: { start: '2027-01-22T18:00', timezone: 'Europe/Paris' },
  })
  if ('items' in made) throw new Error('a series')
  at.event = made.slug
  clockGoes('18:10')
  await send([move('18:10', { kind: 'start' })])
  expect((await look()).steps.map(({ methods }) => methods)).toEqual([[method]])
})

test('texts are read for a day that begins, and for no move of one that goes', async () => {
  const { id: own } = await ann.call('getPage', { params: { slug: at.event } })
  const event = await readPage(server.services, own)
  if (event === null) throw new Error('no event')
  const account = { id: ann.id, name: 'Ann', email: '', admin: true, session: null, token: null }
  const actor = { kind: 'account', ...account } as const
  const format = await ann.call('getPage', { params: { slug: at.format } })
  const readFor = async (moves: readonly SentMove[]): Promise<boolean> => {
    const names = new Set<string>()
    await watchShown(
      (name) => names.add(name),
      () => addMoves(server.services, { event, actor }, { now: moves[0]?.at ?? '', moves }),
    )
    return names.has(`page ${format.id}`)
  }
  const start = move('18:00', { kind: 'start' })
  const done = move('18:10', { kind: 'done', step: '0-0' }, { seen: [start.id] })
  const back = move('18:11', { kind: 'undo', of: start.id }, { seen: [start.id] })
  const gone = move('18:12', { kind: 'undo', of: done.id }, { seen: [done.id] })
  clockGoes('18:15')
  const reads = [await readFor([start]), await readFor([done]), await readFor([back, gone])]
  expect(reads).toEqual([true, false, false])
  expect(await readFor([move('18:14', { kind: 'start' })])).toBe(true)
})

test('what was started by mistake and taken back is started on the programme of then', async () => {
  const start = move('17:00', { kind: 'start', step: '0-0' })
  const undo = move('17:01', { kind: 'undo', of: start.id }, { seen: [start.id] })
  await send([start, undo])
  expect(shown(await look())).toEqual(asPlanned)
  const event = await ann.call('getPage', { params: { slug: at.event } })
  await ann.call('publishPage', {
    params: { slug: at.event },
    body: {
      text: event.text.replace('2027-01-22T18:00', '2027-01-22T19:00'),
      base: event.revision.id,
      reason: 'Plus tard',
    },
  })
  const run = await send([move('17:25', { kind: 'start' }, { seen: [undo.id] })])
  expect(run.state).toBe('going')
  expect(shown(run)[0]).toBe('Accueil waiting 19:00-19:30')
})

test('a guest who is named leads the day, until they are named no more, and is forgotten after a month', async () => {
  const { code } = await ann.call('setEventCode', {
    params: { slug: at.event },
    body: { open: true },
  })
  const joined = await fetch(`${server.base}/api/v1/events/${at.event}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, name: 'Cléo' }),
  })
  const cookie = joined.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const guest = { call: server.caller({ cookie }) }
  clockGoes('18:00')
  const start = move('18:00', { kind: 'start' })
  expect((await problemOf(send([start], { by: guest }))).status).toBeOneOf([401, 403])
  const person = await nameLeader(guest)
  const run = await send([start], { by: guest, since: 0 })
  expect(run).toMatchObject({ leads: true, moves: [{ by: { id: null, name: 'Cléo' } }] })
  await ann.call('changeRolePerson', {
    params: { slug: at.event, person },
    body: { leads: false },
  })
  const late = move('18:10', { kind: 'done', step: '0-0' })
  expect((await problemOf(send([late], { by: guest }))).status).toBeOneOf([401, 403])
  expect((await look(ann, 0)).moves.map((one) => one.id)).toEqual([start.id])
  for (const [day, by] of [
    ['2027-02-20', 'Cléo'],
    ['2027-02-23', ''],
  ]) {
    time.now = new Date(`${day}T00:00:00Z`)
    await forgetGuests(server.services)
    expect((await look(ann, 0)).moves).toMatchObject([{ id: start.id, by: { id: null, name: by } }])
  }
})

test('notes, names and moves are told to those who lead the day alone', async () => {
  clockGoes('18:05')
  await send([
    move('18:00', { kind: 'start' }),
    move('18:01', { kind: 'note', step: '0-0', text: 'Entre nous' }),
  ])
  for (const reader of [visitor, bo]) {
    const run = await look(reader, 0)
    expect(run).toMatchObject({ leads: false, moves: [], last: 0 })
    expect(JSON.stringify(run)).not.toMatch(/Entre nous|Ann/)
  }
})

test('an event that is private is known to nobody else, and takes no moves of theirs', async () => {
  await ann.call('changePage', { params: { slug: at.event }, body: { visibility: 'private' } })
  expect((await problemOf(look(visitor))).status).toBe(404)
  expect((await problemOf(send([move('18:00', { kind: 'start' })], { by: bo }))).status).toBe(404)
  expect(shown(await look())).toEqual(asPlanned)
})

test('steps of a format that is hidden since are told to those who lead the day alone', async () => {
  clockGoes('18:05')
  await send([move('18:00', { kind: 'start' })])
  await ann.call('changePage', { params: { slug: at.format }, body: { visibility: 'private' } })
  expect(await look(visitor)).toMatchObject({ state: 'going', of: null, steps: [], squeezed: [] })
  expect((await look()).steps).toHaveLength(3)
})

test('a move of another event is refused with all that came with it', async () => {
  const start = move('18:00', { kind: 'start' })
  clockGoes('18:00')
  await send([start])
  const first = at.event
  const made = await ann.call('scheduleEvent', {
    params: { slug: at.format },
    body: { start: '2027-02-22T18:00' },
  })
  at.event = 'items' in made ? '' : made.slug
  expect(at.event).not.toBe(first)
  const own = move('18:00', { kind: 'start' })
  expect((await problemOf(send([own, start]))).code).toBe('id-taken')
  expect(await look(ann, 0)).toMatchObject({ state: 'none', moves: [] })
})

const wrong: readonly (readonly [string, object])[] = [
  ['a kind that there is not', { kind: 'dance' }],
  ['more time than a day has', { kind: 'extend', step: '0-0', minutes: 100_000 }],
  ['half a minute', { kind: 'extend', step: '0-0', minutes: 0.5 }],
  ['a note without words', { kind: 'note', text: '  ' }],
  ['a note that is a book', { kind: 'note', text: 'x'.repeat(1001) }],
  ['a short id', { kind: 'start', id: 'abc' }],
  ['no time', { kind: 'start', at: 'soon' }],
  ['a done of nothing', { kind: 'done' }],
  ['too much seen', { kind: 'start', after: Array.from({ length: 51 }, id) }],
]
test.each(wrong)('%s is refused, and changes nothing', async (_name, said) => {
  const good = move('18:00', { kind: 'start' })
  const body = {
    now: time.now.toISOString(),
    moves: [good, { ...move('18:00', { kind: 'start' }), ...said }],
  }
  const answer = await fetch(`${server.base}/api/v1/events/${at.event}/run/moves`, {
    method: 'POST',
    headers: { ...ann.headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect([answer.status, JSON.stringify(await answer.json())]).toEqual([
    422,
    expect.stringContaining('moves.1.'),
  ])
  expect(await look(ann, 0)).toMatchObject({ state: 'none', moves: [] })
})

test('a day has no end of moves', async () => {
  const note = (): SentMove => move('18:00', { kind: 'note', step: '0-0', text: 'x' })
  for (let batch = 0; batch < 10; batch += 1) await send(Array.from({ length: 500 }, note))
  const problem = await problemOf(send([note()]))
  expect([problem.code, problem.errors?.[0]?.path]).toEqual(['invalid', 'moves'])
  expect((await look()).last).toBeGreaterThanOrEqual(5_000)
})

test('who follows the stream is told, and of a move that is known nobody is', async () => {
  const reader = await readLive(server.base)
  afterAll(() => reader.leave())
  await reader.next()
  const start = move('18:00', { kind: 'start' })
  clockGoes('18:00')
  await send([start])
  await send([start])
  await send([move('18:00', { kind: 'freeze' }, { seen: [start.id] })])
  const kinds = [await reader.next(), await reader.next()].map((frame) => frame?.data)
  expect(kinds).toMatchObject([
    { kind: 'run', page: at.event },
    { kind: 'run', page: at.event },
  ])
})

test('a page that is no event has no day', async () => {
  const problem = await problemOf(ann.call('getRun', { params: { slug: at.format } }))
  expect(problem.status).toBe(404)
})

test('two who send at once lose nothing', async () => {
  clockGoes('18:30')
  await send([move('18:00', { kind: 'start' })])
  const notes = Array.from({ length: 10 }, () =>
    move('18:10', { kind: 'note', step: '0-0', text: 'x' }),
  )
  await Promise.all(notes.map((one) => send([one])))
  expect((await look(ann, 0)).moves).toHaveLength(11)
})

const close = (notes: readonly string[] = [], by: By = ann) =>
  by.call('closeRun', { params: { slug: at.event }, body: { notes: [...notes] } })
const reopen = (by: By = ann) => by.call('reopenRun', { params: { slug: at.event } })
const keptRun = async () => {
  const { id: page } = await ann.call('getPage', { params: { slug: at.event } })
  return server.services.library.readRun(pageIdOf(page))
}
/** A day that was led, with two notes. */
const lead = async () => {
  const start = move('18:00', { kind: 'start' })
  const done = move('18:20', { kind: 'done', step: '0-0' }, { seen: [start.id] })
  const kept = move(
    '18:21',
    { kind: 'note', step: '0-0', text: 'Un café de plus' },
    { seen: [done.id] },
  )
  const secret = move(
    '18:22',
    { kind: 'note', step: '0-1', text: 'Dit entre nous' },
    { seen: [kept.id] },
  )
  const song = move('18:23', { kind: 'insert', text: 'Chanson', minutes: 5 }, { seen: [secret.id] })
  clockGoes('18:30')
  await send([start, done, kept, secret, song])
  clockGoes('19:00')
  return { start, kept, secret, song }
}

test('a day that is closed is kept in git, with numbers in place of names and the notes that were ticked', async () => {
  const { kept, secret, song } = await lead()
  const { state, revision } = await close([kept.id])
  const run = await keptRun()
  expect([state, run?.revision]).toEqual(['closed', revision])
  const record: unknown = JSON.parse(run?.text ?? '')
  expect(record).toMatchObject({
    schema: 1,
    slug: at.format,
    version: '0.1',
    methods: {},
    steps: [
      {
        id: '0-0',
        start: '2027-01-22T17:00:00.000Z',
        end: '2027-01-22T17:20:00.000Z',
        state: 'done',
      },
      { id: '0-1', state: 'running' },
      { id: song.id, row: null, inserted: true },
      { id: '0-2', fixed: true },
    ],
  })
  expect(run?.text).toContain('Un café de plus')
  expect(run?.text).toContain(secret.id)
  expect(run?.text).not.toMatch(/Dit entre nous|Ann|example\.org/)
})

test('a closed day stands still and takes no moves until it is opened again', async () => {
  await lead()
  await close()
  clockGoes('21:00')
  const closed = await look(visitor)
  expect([closed.state, closed.now]).toEqual(['closed', '2027-01-22T19:00:00+01:00'])
  const late = move('18:40', { kind: 'done', step: '0-1' })
  expect((await problemOf(send([late]))).code).toBe('not-open')
  expect((await problemOf(close())).code).toBe('not-open')
  await reopen()
  expect((await problemOf(reopen())).code).toBe('not-open')
  expect((await send([late])).state).toBe('going')
  const { revision } = await close()
  expect((await keptRun())?.revision).toBe(revision)
})

test('a day of which nothing was started is not closed, nor by who does not lead it', async () => {
  expect((await problemOf(close())).code).toBe('not-open')
  const { start } = await lead()
  expect((await problemOf(close([], bo))).code).toBe('forbidden')
  const problem = await problemOf(close([start.id]))
  expect([problem.code, problem.errors?.[0]?.path]).toEqual(['invalid', 'notes'])
  expect((await look()).state).toBe('going')
})

test('a closing that was cut short after git is finished', async () => {
  await lead()
  const { id: page } = await ann.call('getPage', { params: { slug: at.event } })
  const { revision } = await close()
  const run = (await keptRun())?.text ?? ''
  await reopen()
  await server.services.database
    .insertInto('intent')
    .values({
      id: id(),
      kind: 'run-close',
      payload: JSON.stringify({ page, run, closed: time.now.toISOString() }),
      created: time.now.toISOString(),
    })
    .execute()
  await finishOpen(server.services, [runWork])
  expect((await look()).state).toBe('closed')
  expect((await keptRun())?.revision).toBe(revision)
})
