import { randomBytes } from 'node:crypto'
import type { BoardView, CallInput, Card } from '@forkshop/api'
import { beforeEach, expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, type Caller } from '../../testing/draft-server.ts'
import { readLive } from '../../testing/live-reader.ts'

const time = { now: new Date('2027-01-22T17:30:00Z') }
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => time.now } })
const visitor = { call: server.caller() }
const DAY_MS = 24 * 60 * 60_000

type By = Pick<Caller, 'call'> & { readonly cookie?: string }
const id = (): string => randomBytes(16).toString('hex')

const formatText = [
  '---\nkind: format\ntitle: Veillée\nsummary: Un soir.\nlang: fr\nlicense: CC-BY-4.0\nduration: PT4H\nroles: [{ key: host, label: Hôtes, count: 1 }]\n---\n',
  '### Vendredi\n',
  '| Heure | Durée | Étape | Qui |',
  '| --- | --- | --- | --- |',
  '| 18:00 | 30 min | Accueil des équipes | Hôtes |',
  '| 18:30 | 90 min | Atelier bois | Tous |',
  '',
].join('\n')

/** An event of Ann's on a format of hers with an open room; Cléo and Max are its guests. */
const at: { format: string; event: string; code: string; cleo: By; max: By } = {
  format: '',
  event: '',
  code: '',
  cleo: visitor,
  max: visitor,
}
const join = async (slug: string, code: string, name?: string): Promise<By> => {
  const answer = await server.inject({
    method: 'POST',
    url: `/api/v1/events/${slug}/join`,
    payload: { code, ...(name !== undefined && { name }) },
  })
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  return { cookie, call: server.caller({ cookie }) }
}
beforeEach(async () => {
  time.now = new Date('2027-01-22T17:30:00Z')
  at.format = await makePage(ann, formatText)
  await ann.call('releaseVersion', {
    params: { slug: at.format },
    body: { level: 'minor', notes: 'Suite' },
  })
  const made = await ann.call('scheduleEvent', {
    params: { slug: at.format },
    body: { start: '2027-01-22T18:00', timezone: 'Europe/Paris' },
  })
  if ('items' in made) throw new Error('a series')
  at.event = made.slug
  const room = await ann.call('setEventCode', { params: { slug: at.event }, body: { open: true } })
  at.code = room.code
  at.cleo = await join(at.event, at.code, 'Cléo')
  at.max = await join(at.event, at.code)
})

type Said = Partial<CallInput<'addCard'>['body']>
const write = (by: By, text: string, said: Said = {}): Promise<Card> =>
  by.call('addCard', {
    params: { slug: at.event },
    body: { id: id(), column: 'worked', text, ...said },
  })
const look = (by: By = ann, since?: number): Promise<BoardView> =>
  by.call('getBoard', { params: { slug: at.event }, query: { since } })
const change = (by: By, card: string, body: CallInput<'changeCard'>['body']): Promise<Card> =>
  by.call('changeCard', { params: { slug: at.event, id: card }, body })
const lead = (body: CallInput<'changeBoard'>['body'], by: By = ann) =>
  by.call('changeBoard', { params: { slug: at.event }, body })
const remove = (by: By, card: string) =>
  by.call('removeCard', { params: { slug: at.event, id: card } })
const dots = (by: By, card: string, count: number): Promise<Card> =>
  by.call('giveDots', { params: { slug: at.event, id: card }, body: { count } })
const texts = ({ cards }: BoardView): readonly string[] => cards.map(({ text }) => text)
const codeOf = async (answer: Promise<unknown>): Promise<string> => (await problemOf(answer)).code

test('a board begins with what worked and what to change, open and empty', async () => {
  expect(await look(at.cleo)).toMatchObject({
    slug: at.event,
    stage: 'write',
    state: 'open',
    columns: [
      { id: 'worked', title: null },
      { id: 'change', title: null },
    ],
    cards: [],
    dots: { budget: 5, hidden: false, given: 0, own: 0 },
    timer: null,
    leads: false,
    writes: false,
    steps: [
      { id: '0-0', step: 'Accueil des équipes', start: '2027-01-22T18:00:00+01:00' },
      { id: '0-1', step: 'Atelier bois' },
    ],
  })
  expect(await look()).toMatchObject({ leads: true, writes: true })
})

test('cards are seen by who leads and by guests of the event, and by nobody else', async () => {
  await write(at.cleo, 'La soupe')
  for (const by of [ann, at.max]) expect(texts(await look(by))).toEqual(['La soupe'])
  expect(await codeOf(look(visitor))).toBe('not-signed-in')
  expect(await codeOf(look(bo))).toBe('forbidden')
  const elsewhere = await makePage(
    bo,
    '---\nkind: event\ntitle: Ailleurs\nsummary: Un soir.\nlang: fr\nlicense: CC-BY-4.0\nstart: 2027-01-22\n---\n\nVoici.\n',
  )
  const room = await bo.call('setEventCode', { params: { slug: elsewhere }, body: { open: true } })
  const other = await join(elsewhere, room.code)
  expect(await codeOf(look(other))).toBe('not-signed-in')
  expect(await codeOf(write(other, 'De loin'))).toBe('not-signed-in')
})

test('somebody with an account who came in by the door takes part as the guest that they came in as', async () => {
  const door = await join(at.event, at.code, 'Bo')
  const both = { call: server.caller({ cookie: `${bo.headers.cookie}; ${door.cookie}` }) }
  await write(both, 'Comme les autres', { named: true })
  expect((await look(both)).cards[0]).toMatchObject({ own: true, name: 'Bo' })
})

test('whom a maintainer named to lead the day leads the board, a guest too', async () => {
  const { link } = await ann.call('inviteForRole', {
    params: { slug: at.event },
    body: { role: 'host', name: 'Cléo', leads: true },
  })
  const token = link.split('/').at(-1) ?? ''
  await at.cleo.call('answerRoleInvite', { params: { token }, body: { answer: 'yes' } })
  await lead({ stage: 'group' }, at.cleo)
  expect(await look(at.cleo)).toMatchObject({
    stage: 'group',
    leads: true,
    moderates: false,
    writes: false,
  })
  expect(await codeOf(lead({ stage: 'vote' }, at.max))).toBe('not-signed-in')
  expect(await codeOf(lead({ stage: 'vote' }, bo))).toBe('forbidden')
})

test('the same id from the same speaker is the same card for ever, another’s tells nothing', async () => {
  const own = id()
  const first = await write(at.cleo, 'Une fois', { id: own })
  expect(await write(at.cleo, 'Autrement', { id: own, column: 'change' })).toEqual(first)
  const refusal = await problemOf(write(at.max, 'Volée', { id: own }))
  expect(refusal).toMatchObject({ status: 409, code: 'id-taken' })
  expect(JSON.stringify(refusal)).not.toContain('Une fois')
  await lead({ state: 'closed' })
  expect(await write(at.cleo, 'Encore', { id: own })).toEqual(first)
  await lead({ state: 'open' })
  await remove(at.cleo, own)
  expect(await codeOf(write(at.cleo, 'Encore', { id: own }))).toBe('not-found')
  expect(await codeOf(write(at.max, 'Encore', { id: own }))).toBe('id-taken')
})

test.each<[string, Said]>([
  ['an id that is none', { id: 'abc' }],
  ['no words', { text: '   ' }],
  ['too many words', { text: 'x'.repeat(501) }],
  ['a column that is not there', { column: 'nowhere' }],
  ['a step that cannot be', { step: '../../etc' }],
])('a card with %s is refused', async (_why, said) => {
  expect(await codeOf(write(at.cleo, 'Une carte', said))).toBe('invalid')
  expect(texts(await look())).toEqual([])
})

test('own cards are changed and taken back while the board is open, those of others are not', async () => {
  const card = await write(at.cleo, 'Trop assis', { step: '0-1' })
  expect(
    await change(at.cleo, card.id, { text: 'Trop debout', column: 'change', step: null }),
  ).toMatchObject({ text: 'Trop debout', column: 'change', step: null })
  for (const by of [at.max, ann]) {
    expect(await codeOf(change(by, card.id, { text: 'Autre' }))).toBe('forbidden')
    expect(await codeOf(remove(by, card.id))).toBe('forbidden')
  }
  expect(await codeOf(change(at.max, card.id, { column: 'worked' }))).toBe('forbidden')
  for (const body of [{ group: null }, { with: id() }, { waiting: false as const }]) {
    expect(await codeOf(change(at.cleo, card.id, body))).toBe('forbidden')
  }
  await lead({ state: 'closed' })
  expect(await codeOf(change(at.cleo, card.id, { text: 'Tard' }))).toBe('not-open')
  expect(await codeOf(remove(at.cleo, card.id))).toBe('not-open')
  await lead({ state: 'open' })
  await remove(at.cleo, card.id)
  expect(texts(await look())).toEqual([])
})

test('a name stands beside a card only where its writer said so and has one', async () => {
  await write(at.cleo, 'Sans nom')
  const named = await write(at.cleo, 'Avec nom', { named: true })
  await write(at.max, 'Personne', { named: true })
  expect((await look()).cards.map(({ name }) => name)).toEqual([null, 'Cléo', null])
  await change(at.cleo, named.id, { named: false })
  expect((await look()).cards.map(({ name }) => name)).toEqual([null, null, null])
})

test('cards that are put together lie in one group, in the column of the other', async () => {
  const [soup, chairs] = [await write(at.cleo, 'Soupe'), await write(at.max, 'Chaises')]
  const far = await write(at.max, 'Plus loin', { column: 'change' })
  const grouped = await change(ann, chairs.id, { with: soup.id })
  expect(await change(ann, far.id, { with: chairs.id })).toMatchObject({
    group: grouped.group,
    column: 'worked',
  })
  const group = grouped.group ?? ''
  await ann.call('changeGroup', {
    params: { slug: at.event, group },
    body: { title: 'La table', column: 'change' },
  })
  const board = await look()
  expect(board.groups).toEqual([{ id: group, column: 'change', title: 'La table' }])
  expect(board.cards.map(({ column }) => column)).toEqual(['change', 'change', 'change'])
  await change(ann, soup.id, { group: null })
  await change(ann, chairs.id, { column: 'worked' })
  expect((await look()).groups).toHaveLength(1)
  await change(ann, far.id, { group: null })
  expect((await look()).groups).toEqual([])
  expect(
    await codeOf(
      ann.call('changeGroup', { params: { slug: at.event, group }, body: { title: 'Vide' } }),
    ),
  ).toBe('not-found')
})

test('two people who put the same cards together at once make one group', async () => {
  const [one, two, three] = [
    await write(at.cleo, 'Une'),
    await write(at.cleo, 'Deux'),
    await write(at.cleo, 'Trois'),
  ]
  await Promise.all([
    change(ann, one.id, { with: two.id }),
    change(ann, two.id, { with: one.id }),
    change(ann, three.id, { with: one.id }),
  ])
  const board = await look()
  expect(board.groups).toHaveLength(1)
  expect(new Set(board.cards.map(({ group }) => group))).toEqual(new Set([board.groups[0]?.id]))
})

test('each has a budget of dots, also from two tabs at once', async () => {
  const [one, two] = [await write(at.cleo, 'Une'), await write(at.cleo, 'Deux')]
  const answers = await Promise.allSettled([dots(at.max, one.id, 3), dots(at.max, two.id, 3)])
  expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  await dots(at.max, one.id, 4)
  await dots(at.max, two.id, 1)
  await dots(at.cleo, one.id, 1)
  expect(await problemOf(dots(at.max, two.id, 2))).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'count', code: 'range' }],
  })
  const board = await look(at.max)
  expect(board.dots).toMatchObject({ given: 6, own: 5 })
  expect(board.cards.map((card) => [card.dots, card.ownDots])).toEqual([
    [5, 4],
    [1, 1],
  ])
  await remove(at.cleo, one.id)
  expect((await look(at.max)).dots).toMatchObject({ given: 1, own: 1 })
})

test('hidden dots are told to nobody until they are shown, not even which card got one', async () => {
  const card = await write(at.cleo, 'Une')
  await lead({ dots: { budget: 2, hidden: true } })
  const { number } = await look()
  await dots(at.max, card.id, 2)
  for (const by of [ann, at.cleo]) {
    expect((await look(by)).cards[0]).toMatchObject({ dots: null, ownDots: 0 })
    expect((await look(by, number)).cards).toEqual([])
  }
  expect((await look(at.max)).cards[0]).toMatchObject({ dots: null, ownDots: 2 })
  expect((await look()).dots).toMatchObject({ given: 2 })
  await lead({ dots: { hidden: false } })
  expect(await look(at.cleo, number)).toMatchObject({ whole: true, cards: [{ dots: 2 }] })
})

test('columns of one’s own are added, renamed, and taken away while they are empty', async () => {
  await lead({ column: { id: 'next', title: 'Pour la suite' } })
  await lead({ column: { id: 'worked', title: 'À garder' } })
  const card = await write(at.cleo, 'Une soirée en mars', { column: 'next' })
  expect((await look()).columns).toEqual([
    { id: 'worked', title: 'À garder' },
    { id: 'change', title: null },
    { id: 'next', title: 'Pour la suite' },
  ])
  expect(await codeOf(lead({ column: { id: 'next', title: null } }))).toBe('not-open')
  await change(ann, card.id, { column: 'change' })
  await lead({ column: { id: 'next', title: null } })
  expect((await look()).columns.map(({ id: one }) => one)).toEqual(['worked', 'change'])
})

test('everybody sees the timer, which gets more minutes while it runs', async () => {
  await lead({ timer: { minutes: 8 } })
  time.now = new Date(time.now.getTime() + 60_000)
  await lead({ more: 1 })
  expect(await look(at.max)).toMatchObject({
    timer: { ends: '2027-01-22T17:39:00.000Z', minutes: 9 },
    now: '2027-01-22T17:31:00.000Z',
  })
  await lead({ timer: null })
  expect((await look(at.max)).timer).toBeNull()
})

test('what is sent after the board was closed waits for who leads, for fourteen days', async () => {
  await lead({ state: 'closed' })
  const late = await write(at.cleo, 'Dans le train')
  expect(late).toMatchObject({ waiting: true, own: true })
  expect(texts(await look(at.cleo))).toEqual(['Dans le train'])
  expect(texts(await look(at.max))).toEqual([])
  expect(texts(await look())).toEqual(['Dans le train'])
  expect(await codeOf(dots(at.cleo, late.id, 1))).toBe('not-open')
  expect(await codeOf(write(ann, 'Moi aussi'))).toBe('not-open')
  await change(ann, late.id, { waiting: false })
  expect(texts(await look(at.max))).toEqual(['Dans le train'])
  time.now = new Date(time.now.getTime() + 13 * DAY_MS)
  expect((await write(at.cleo, 'Deux semaines après')).waiting).toBe(true)
  time.now = new Date(time.now.getTime() + 2 * DAY_MS)
  expect((await look()).lateUntil).toBeNull()
})

test('who was in a room that was closed by hand sends a card, which waits, and sees nothing more', async () => {
  await ann.call('setEventCode', { params: { slug: at.event }, body: { open: false } })
  const late = await write(at.cleo, 'Dans le train')
  expect(late).toMatchObject({ waiting: true, own: true })
  expect(await codeOf(look(at.cleo))).toBe('not-signed-in')
  expect(await codeOf(dots(at.cleo, late.id, 1))).toBe('not-signed-in')
  await ann.call('showAgain', { params: { of: `card:${late.id}` } })
  expect((await look()).cards).toMatchObject([{ waiting: false, hidden: false }])
})

test('a flood is refused to who floods, and to nobody else at the same address', async () => {
  const flood: Promise<unknown>[] = []
  for (let n = 0; n < 61; n += 1) flood.push(write(at.cleo, `Carte ${n}`))
  const answers = await Promise.allSettled(flood)
  const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toHaveLength(1)
  expect(refused[0]).toMatchObject({ problem: { code: 'too-many', status: 429 } })
  expect((await write(at.max, 'Moi')).text).toBe('Moi')
})

test('nobody writes more than a hundred cards', async () => {
  for (let n = 0; n < 100; n += 1) {
    time.now = new Date(time.now.getTime() + 1000)
    await write(at.cleo, `Carte ${n}`)
  }
  expect(await codeOf(write(at.cleo, 'Une de trop'))).toBe('too-many')
  expect((await write(at.max, 'Moi')).text).toBe('Moi')
})

test('with five hundred cards what changed is told alone', async () => {
  const { database } = server.services
  const { id: page } = await database
    .selectFrom('page')
    .select('id')
    .where('slug', '=', at.event)
    .executeTakeFirstOrThrow()
  const rows = Array.from({ length: 500 }, (_, n) => ({
    id: id(),
    page,
    place: n % 2 === 0 ? 'worked' : 'change',
    words: `Carte ${n}`,
    author: `guest:nobody${n % 40}`,
    created: time.now.toISOString(),
  }))
  await database.insertInto('card').values(rows).execute()
  const whole = await look(at.max)
  expect(whole.cards).toHaveLength(500)
  expect(whole.writers).toBe(40)
  const fresh = await write(at.cleo, 'Encore une')
  await dots(at.max, rows[7]?.id ?? '', 2)
  const part = await look(at.max, whole.number)
  expect(part).toMatchObject({ whole: false, gone: [], steps: [] })
  expect(part.cards.map(({ text }) => text)).toEqual(['Carte 7', fresh.text])
  await remove(at.cleo, fresh.id)
  expect(await look(at.max, part.number)).toMatchObject({ cards: [], gone: [fresh.id] })
})

test('what is hidden is gone for others at once, and comes back', async () => {
  const card = await write(at.cleo, 'Une grossièreté')
  await dots(at.max, card.id, 1)
  const { number } = await look(at.max)
  const of = `card:${card.id}`
  expect(await codeOf(at.max.call('hide', { body: { of } }))).toBe('not-signed-in')
  await ann.call('hide', { body: { of } })
  expect(await look(at.max, number)).toMatchObject({ cards: [], gone: [card.id] })
  expect(await look(at.max)).toMatchObject({ cards: [], dots: { given: 0 } })
  expect((await look()).cards).toMatchObject([{ hidden: true }])
  expect((await look(at.cleo)).cards).toMatchObject([{ hidden: false }])
  expect(await codeOf(dots(at.max, card.id, 2))).toBe('not-found')
  await ann.call('showAgain', { params: { of } })
  expect(texts(await look(at.max))).toEqual(['Une grossièreté'])
})

test('a card is reported by guests, and its writer turned out with what they said', async () => {
  const card = await write(at.cleo, 'Une grossièreté')
  await write(at.cleo, 'Une autre')
  const of = `card:${card.id}`
  await at.max.call('createReport', { body: { of, reason: 'Blessant' } })
  const held = await ann.call('listHidden', { params: { slug: at.event } })
  expect(held.reports).toMatchObject([{ of, count: 1 }])
  const { number } = await look(at.max)
  const out = (by: By): Promise<unknown> =>
    by.call('turnOut', { params: { slug: at.event }, body: { of, hide: true } })
  expect(await codeOf(out(at.max))).toBe('not-signed-in')
  expect(await codeOf(out(bo))).toBe('forbidden')
  await out(ann)
  expect(await look(at.max, number)).toMatchObject({ whole: true, cards: [] })
  expect(await codeOf(write(at.cleo, 'Encore'))).toBe('not-signed-in')
})

test('whether a guest wrote a card is told to who may turn them out alone', async () => {
  const { id: card } = await write(at.cleo, 'De Cléo')
  await write(ann, 'D’Ann')
  const byGuest = async (by: By): Promise<readonly boolean[]> =>
    (await look(by)).cards.map((one) => one.byGuest)
  expect(await look()).toMatchObject({ moderates: true })
  expect(await byGuest(ann)).toEqual([true, false])
  expect(await byGuest(at.max)).toEqual([false, false])
  expect(await change(ann, card, { column: 'change' })).toMatchObject({ byGuest: true })
  expect(await change(at.cleo, card, { text: 'De moi' })).toMatchObject({ byGuest: false })
})

test('the stream tells of a board to who sees it, and to nobody else', async () => {
  const { number } = await look()
  const reader = await readLive(server.base, {
    headers: { cookie: at.max.cookie ?? '' },
    since: number,
  })
  const outside = await readLive(server.base, { since: number })
  const card = await write(at.cleo, 'Une carte')
  await ann.call('addPreparationItem', { params: { slug: at.event }, body: { text: 'Balayer' } })
  const told = async (one: typeof reader): Promise<unknown> => {
    for (;;) {
      const frame = await one.next()
      if (frame === null || frame.event === 'message') return frame?.data
    }
  }
  expect(await told(reader)).toMatchObject({ kind: 'board', page: at.event, id: card.id })
  expect(await told(outside)).toMatchObject({ kind: 'preparation' })
  await reader.leave()
  await outside.leave()
})

test('a card becomes an idea on the passage of its step, in the name of who wrote it, once', async () => {
  const card = await write(at.cleo, 'Trop assis', { step: '0-1', column: 'change', named: true })
  const make = (by: By = ann) => by.call('cardToIdea', { params: { slug: at.event, id: card.id } })
  expect(await codeOf(make(at.cleo))).toBe('not-signed-in')
  const [first, again] = await Promise.all([make(), make()])
  expect(first.idea).toEqual(again.idea)
  const idea = await visitor.call('getIdea', { params: { id: first.idea?.id ?? '' } })
  expect(idea).toMatchObject({
    page: at.format,
    text: 'Trop assis',
    event: at.event,
    anchor: { quote: 'Atelier bois', version: '0.1' },
    author: { id: null, name: 'Cléo' },
    byGuest: true,
  })
  expect((await look(at.max)).cards[0]?.idea).toEqual({ id: idea.id, page: at.format })
})

test('an idea of who did not say that their name may stand has none', async () => {
  const card = await write(at.cleo, 'Garder le bois')
  const { idea } = await ann.call('cardToIdea', { params: { slug: at.event, id: card.id } })
  const said = await visitor.call('getIdea', { params: { id: idea?.id ?? '' } })
  expect(said).toMatchObject({ anchor: null, byGuest: true })
  expect(JSON.stringify(said)).not.toContain('Cléo')
})
