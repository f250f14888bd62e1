import { ApiError, type MadeMove, type RunView, type SentMove } from '@forkshop/api'
import { expect, test } from 'vitest'
import { clientAnswering, type Sent } from '../../base/testing/client-answering.ts'
import { runPlace, type Place } from './run-place.ts'
import { createRunStore } from './run-store.ts'

const HOUR = 3_600_000
const NINE = Date.parse('2027-01-23T09:00:00Z')
const iso = (moment: number): string => new Date(moment).toISOString()

/** A storage that is full once it holds so many letters. */
const storage = (most = Infinity): Place & { readonly keys: () => readonly string[] } => {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > most) throw new DOMException('full', 'QuotaExceededError')
      values.set(key, value)
    },
    removeItem: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  }
}

/** The moves of an event in memory, as the server keeps them, with its clock and its line. */
const dayOf = () => {
  const day = {
    now: NINE,
    line: true,
    state: 'going' as RunView['state'],
    leads: true,
    moves: [] as MadeMove[],
    parts: [] as number[],
  }
  const take = (sent: SentMove, index: number): MadeMove => ({
    ...sent,
    number: day.moves.length + index + 1,
    time: sent.at,
    received: iso(day.now),
    by: { id: 'ann', name: 'Ann' },
  })
  const problem = (code: 'not-open' | 'forbidden', status: number) =>
    new ApiError({ type: '', code, title: code, status, detail: '' })
  const client = clientAnswering(({ name, query, body }: Sent) => {
    if (!day.line) return new TypeError('no line')
    const sent = (body as { moves: SentMove[] } | undefined)?.moves ?? []
    if (name === 'addMoves') {
      if (!day.leads) return problem('forbidden', 403)
      if (day.state === 'closed') return problem('not-open', 409)
      day.parts.push(sent.length)
      const fresh = sent.filter(({ id }) => !day.moves.some((one) => one.id === id))
      day.moves.push(...fresh.map(take))
    }
    const since = Number(query['since'])
    const planned = { day: 0, ledBy: '', fixed: false, methods: [], row: 0 }
    const hours = { plannedStart: iso(NINE), plannedEnd: iso(NINE + HOUR) }
    const answer: RunView = {
      state: day.state,
      event: { slug: 'e', title: 'E', lang: 'fr' },
      of: null,
      zone: 'UTC',
      driftMinutes: 0,
      now: iso(day.now),
      frozen: null,
      steps: [],
      squeezed: [],
      leads: day.leads,
      differences: [],
      unplaced: [],
      last: day.moves.length,
      moves: day.moves.filter(({ number }) => number > since),
      planned: [{ ...planned, ...hours, id: '0-0', step: 'Accueil' }],
    }
    return answer
  })
  return { day, client }
}

/** A device with a clock that is wrong by some hours. */
const device = (
  { day, client }: ReturnType<typeof dayOf>,
  { place = storage(), wrong = 0, as = 'ann' }: { place?: Place; wrong?: number; as?: string } = {},
) => {
  let count = 0
  const clock = { wrong: wrong * HOUR, steady: 0 }
  const store = createRunStore({
    slug: 'e',
    as,
    client,
    place: runPlace('e', place),
    reading: () => ({ date: day.now + clock.wrong, steady: day.now - NINE }),
    newId: () => `move-of-${as}-${wrong}-${(count += 1)}`.padEnd(16, '-'),
  })
  return { ...store, clock }
}
const unsent = ({ kept }: Pick<ReturnType<typeof device>, 'kept'>): number =>
  kept.value.log.unsent.length

test('goes on without a line and after a reload, and sends everything once it is back', async () => {
  const server = dayOf()
  const place = storage()
  const phone = device(server, { place })
  await phone.sync()
  server.day.line = false
  phone.act({ kind: 'start', step: '0-0' })
  await phone.sync()
  expect([phone.line.value, phone.run.value?.steps[0]?.state]).toEqual(['offline', 'running'])

  server.day.now += HOUR / 2
  const again = device(server, { place, wrong: 0 })
  await again.sync()
  expect(again.run.value?.steps[0]).toMatchObject({ state: 'running', start: NINE })
  again.act({ kind: 'note', text: 'Peu de chaises' })
  server.day.line = true
  await again.sync()
  expect([again.line.value, unsent(again), server.day.moves.length]).toEqual(['current', 0, 2])
})

test('a clock that is wrong by hours shows the server’s time, and is sent as it is', async () => {
  const server = dayOf()
  const phone = device(server, { wrong: 7 })
  await phone.sync()
  expect(phone.now.value).toBe(NINE)
  server.day.line = false
  phone.act({ kind: 'start', step: '0-0' })
  expect(phone.run.value?.steps[0]?.start).toBe(NINE)
  server.day.line = true
  await phone.sync()
  expect(server.day.moves[0]?.at).toBe(iso(NINE + 7 * HOUR))
})

test('a clock that is set under way changes neither what is shown nor when something was done', async () => {
  const server = dayOf()
  const phone = device(server)
  await phone.sync()
  server.day.line = false
  phone.act({ kind: 'start', step: '0-0' })
  server.day.now += 60_000
  phone.clock.wrong = -3 * HOUR
  phone.tick(true)
  expect(phone.now.value).toBe(NINE + 60_000)
  server.day.line = true
  await phone.sync()
  // told as its clock would say now, which it sends with it
  expect(server.day.moves[0]?.at).toBe(iso(NINE - 3 * HOUR))
})

test('two tabs of one phone share one day, whatever they do at the same time', async () => {
  const server = dayOf()
  const place = storage()
  const [one, other] = [device(server, { place, wrong: 0 }), device(server, { place, wrong: 1 })]
  await one.sync()
  await other.sync()
  server.day.line = false
  one.act({ kind: 'start', step: '0-0' })
  other.hearTab()
  other.act({ kind: 'extend', step: '0-0', minutes: 5 })
  one.hearTab()
  expect(one.kept.value.log.unsent).toEqual(other.kept.value.log.unsent)
  expect(one.kept.value.log.unsent[1]?.after).toEqual([one.kept.value.log.unsent[0]?.id])
  server.day.line = true
  await Promise.all([one.sync(), other.sync()])
  one.hearTab()
  other.hearTab()
  expect([unsent(one), unsent(other), server.day.moves.length]).toEqual([0, 0, 2])
})

test('what one tab wrote over another puts back', async () => {
  const server = dayOf()
  const place = storage()
  const one = device(server, { place })
  await one.sync()
  const before = place.getItem('run:e:ann') ?? ''
  server.day.line = false
  one.act({ kind: 'start', step: '0-0' })
  place.setItem('run:e:ann', before)
  one.hearTab()
  expect(place.getItem('run:e:ann')).toContain('start')
})

test('a full storage is said, and the day goes on in memory', async () => {
  const server = dayOf()
  const phone = device(server, { place: storage(300) })
  await phone.sync()
  expect(phone.isStored.value).toBe(false)
  phone.act({ kind: 'start', step: '0-0' })
  await phone.sync()
  expect([phone.run.value?.steps[0]?.state, server.day.moves.length]).toEqual(['running', 1])
})

test('moves of a day that was closed wait, and go once it is opened again', async () => {
  const server = dayOf()
  const phone = device(server)
  await phone.sync()
  server.day.line = false
  phone.act({ kind: 'start', step: '0-0' })
  Object.assign(server.day, { line: true, state: 'closed' })
  await phone.sync()
  expect([phone.line.value, unsent(phone), phone.kept.value.day?.closed]).toEqual([
    'closed',
    1,
    NINE,
  ])
  server.day.state = 'going'
  await phone.sync()
  expect([phone.line.value, unsent(phone), phone.kept.value.day?.closed]).toEqual([
    'current',
    0,
    null,
  ])
})

test('somebody who leads no more keeps what waits, and sees the day as others do', async () => {
  const server = dayOf()
  const phone = device(server)
  await phone.sync()
  phone.act({ kind: 'start', step: '0-0' })
  server.day.leads = false
  await phone.sync()
  expect([phone.line.value, unsent(phone), server.day.moves.length]).toEqual(['not-leading', 1, 0])
})

test('what two people do on one device is kept apart', async () => {
  const server = dayOf()
  const place = storage()
  server.day.line = false
  const ann = device(server, { place, as: 'ann' })
  ann.act({ kind: 'start', step: '0-0' })
  const bo = device(server, { place, as: 'bo' })
  expect(unsent(bo)).toBe(0)
  server.day.line = true
  await bo.sync()
  expect(server.day.moves).toHaveLength(0)
  expect(unsent(device(server, { place, as: 'ann' }))).toBe(1)
})

test('hours of moves go in parts that a call takes, each once', async () => {
  const server = dayOf()
  const phone = device(server)
  await phone.sync()
  server.day.line = false
  for (let at = 0; at < 620; at += 1) phone.act({ kind: 'extend', step: '0-0', minutes: 1 })
  server.day.line = true
  await phone.sync()
  expect([server.day.parts, unsent(phone)]).toEqual([[500, 120], 0])
})

test('a server that was brought back from a copy is asked for all that it has', async () => {
  const server = dayOf()
  const phone = device(server)
  await phone.sync()
  phone.act({ kind: 'start', step: '0-0' })
  phone.act({ kind: 'freeze' })
  await phone.sync()
  server.day.moves.pop()
  await phone.sync()
  expect(phone.kept.value.log.known.map(({ kind }) => kind)).toEqual(['start'])
})
