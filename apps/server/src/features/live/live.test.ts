import { SelectQueryNode, type KyselyPlugin } from 'kysely'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import type { Actor } from '../../base/http/handler.ts'
import { announcing } from '../../records/live/announce-live.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { draftServer, makePage, TEXT, type Caller } from '../../testing/draft-server.ts'
import { readLive, type LiveReader } from '../../testing/live-reader.ts'
import { createLiveStreams } from './live-streams.ts'

const time = { now: new Date('2027-01-01T10:00:00Z') }
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => time.now } })

const pageOf = async (slug: string): Promise<string> =>
  (await ann.call('getPage', { params: { slug } })).id
const slug = await makePage(ann)
const page = await pageOf(slug)
const hiddenSlug = await makePage(ann, TEXT.replace('Tour de table', 'Entre nous'))
await ann.call('changePage', { params: { slug: hiddenSlug }, body: { visibility: 'private' } })
const hidden = await pageOf(hiddenSlug)

const open: LiveReader[] = []
afterAll(() => Promise.all(open.map((reader) => reader.leave())))
const follow = async (options: Parameters<typeof readLive>[1] = {}, base = server.base) => {
  const reader = await readLive(base, options)
  open.push(reader)
  return reader
}
/** A stream that stands where it began. */
const followFromNow = async (options: Parameters<typeof readLive>[1] = {}, base = server.base) => {
  const reader = await follow(options, base)
  const place = await reader.next()
  return { ...reader, from: Number(place?.id) }
}

const happen = (subject: string, on = page): Promise<void> =>
  announcing(server.services, (_rows, announce) =>
    announce({ kind: 'preparation', page: on, subject }),
  )

test('what happens is told as it happens, with its number', async () => {
  const reader = await followFromNow()
  await happen('a')
  const number = reader.from + 1
  expect(await reader.next()).toEqual({
    event: 'message',
    id: String(number),
    data: { number, kind: 'preparation', page: slug, id: 'a' },
  })
})

test('the stream is one that no proxy keeps, packs or holds back', async () => {
  const answer = await fetch(`${server.base}/api/v1/live`)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  await answer.body?.cancel()
})

test.each<[string, (number: number) => Parameters<typeof readLive>[1]]>([
  ['by its number', (since) => ({ since })],
  ['by the number that a browser saw last', (id) => ({ headers: { 'last-event-id': String(id) } })],
  ['by the newer of the two', (id) => ({ since: 0, headers: { 'last-event-id': String(id) } })],
])('a reader who was cut off goes on where it stood, %s', async (_how, from) => {
  const reader = await followFromNow()
  await happen('before')
  const [seen = 0] = await reader.numbers(1)
  await reader.leave()
  await happen('meanwhile')
  await happen('and then')
  const again = await follow(from(seen))
  expect(await again.numbers(2)).toEqual([seen + 1, seen + 2])
})

test('what happens on a private page is a hole to who may not know of it', async () => {
  const [visitor, member, owner] = [
    await followFromNow(),
    await followFromNow({ headers: bo.headers }),
    await followFromNow({ headers: ann.headers }),
  ]
  await happen('secret', hidden)
  await happen('open')
  const [first = 0, second = 0] = await owner.numbers(2)
  expect(second).toBe(first + 1)
  expect(await visitor.numbers(1)).toEqual([second])
  expect(await member.numbers(1)).toEqual([second])
})

test('rights are those of the moment when it is sent', async () => {
  const later = await makePage(ann, TEXT.replace('Tour de table', 'Plus tard'))
  const id = await pageOf(later)
  const reader = await followFromNow()
  await happen('seen', id)
  expect(await reader.numbers(1)).toEqual([reader.from + 1])
  await ann.call('changePage', { params: { slug: later }, body: { visibility: 'private' } })
  await happen('unseen', id)
  await ann.call('changePage', { params: { slug: later }, body: { visibility: 'public' } })
  const catchingUp = await follow({ since: reader.from })
  expect(await catchingUp.numbers(2)).toEqual([reader.from + 1, reader.from + 2])
  await happen('last')
  expect(await reader.numbers(1)).toEqual([reader.from + 3])
})

test('what happened on a page that was deleted since is told to nobody', async () => {
  const gone = await makePage(ann, TEXT.replace('Tour de table', 'Pour rien'))
  const reader = await followFromNow({ headers: ann.headers })
  await happen('before', await pageOf(gone))
  expect(await reader.numbers(1)).toEqual([reader.from + 1])
  await ann.call('deletePage', { params: { slug: gone }, body: { reason: 'Doublon' } })
  await happen('after')
  const again = await follow({ since: reader.from, headers: ann.headers })
  expect(await again.numbers(1)).toEqual([reader.from + 2])
})

test('a page that was renamed is told of by all its names', async () => {
  const before = await makePage(ann, TEXT.replace('Tour de table', 'Ancien nom'))
  const id = await pageOf(before)
  const reader = await followFromNow()
  await ann.call('changePage', { params: { slug: before }, body: { slug: 'nouveau-nom' } })
  await happen('x', id)
  expect(await reader.next()).toMatchObject({
    data: { page: 'nouveau-nom', formerly: [before] },
  })
})

test('what was taken back was never announced, and its number goes to the next', async () => {
  const reader = await followFromNow()
  const failing = announcing(server.services, async (_rows, announce) => {
    await announce({ kind: 'preparation', page, subject: 'never' })
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  await happen('after')
  expect(await reader.next()).toMatchObject({ data: { number: reader.from + 1, id: 'after' } })
})

test('two who write at once are told in the order of their numbers, and none is missed', async () => {
  const readers = await Promise.all([1, 2, 3].map(() => followFromNow()))
  const from = readers[0]?.from ?? 0
  const names = Array.from({ length: 20 }, (_, index) => String(index))
  await Promise.all(names.map((name) => happen(name)))
  const expected = names.map((_, index) => from + 1 + index)
  for (const reader of readers) expect(await reader.numbers(names.length)).toEqual(expected)
})

test('a session that ends takes its stream with it', async () => {
  const cleo = await server.person('Cleo')
  const reader = await followFromNow({ headers: cleo.headers })
  const out = await fetch(`${server.base}/api/auth/sign-out`, {
    method: 'POST',
    headers: { ...cleo.headers, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(out.status).toBe(200)
  expect(await reader.next()).toBeNull()
})

test('who is banned is told no more', async () => {
  const admin = await server.person('Ada', { admin: true })
  const dan = await server.person('Dan')
  const reader = await followFromNow({ headers: dan.headers })
  await admin.call('changeUser', { params: { id: dan.id }, body: { banned: true } })
  expect(await reader.next()).toBeNull()
})

test('another session of the same account is left alone', async () => {
  const [here, there] = [await server.person('Eve'), await server.known('eve@example.org')]
  const reader = await followFromNow({ headers: there.headers })
  await fetch(`${server.base}/api/auth/sign-out`, {
    method: 'POST',
    headers: { ...here.headers, 'content-type': 'application/json' },
    body: '{}',
  })
  await happen('still told')
  expect(await reader.numbers(1)).toEqual([reader.from + 1])
})

test.each([
  ['is not one', 'x'],
  ['is below all', '-1'],
])('a number that %s is refused with its name', async (_what, since) => {
  const answer = await fetch(`${server.base}/api/v1/live?since=${since}`)
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ code: 'invalid', errors: [{ path: 'since' }] })
})

test('a number that was never given, as after a restored backup, begins anew', async () => {
  const { from } = await followFromNow()
  const reader = await follow({ since: from + 5 })
  expect(await reader.next()).toEqual({
    event: 'reset',
    id: String(from),
    data: { number: from },
  })
})

test('after two weeks numbers are erased, and who asks for them is told to begin anew', async () => {
  const old = await followFromNow()
  await happen('old')
  const [number = 0] = await old.numbers(1)
  time.now = new Date(time.now.getTime() + 13 * 24 * 60 * 60_000)
  await happen('newer')
  expect(await (await follow({ since: old.from })).numbers(2)).toEqual([number, number + 1])
  time.now = new Date(time.now.getTime() + 2 * 24 * 60 * 60_000)
  const late = await follow({ since: old.from })
  expect(await late.next()).toMatchObject({ event: 'reset', id: String(number + 1) })
  expect(await (await follow({ since: number })).numbers(1)).toEqual([number + 1])
  const kept = await server.services.database.selectFrom('live_event').select('number').execute()
  expect(kept).toEqual([{ number: number + 1 }])
})

test('an address has so many streams and no more; one that ends makes room', async () => {
  const small = await draftServer({ liveLimits: { person: 1, address: 2, all: 3 } })
  const cleo = await small.person('Cleo')
  const [first, second] = [await followFromNow({}, small.base), await followFromNow({}, small.base)]
  expect((await follow({}, small.base)).status).toBe(429)
  const own = await followFromNow({ headers: cleo.headers }, small.base)
  expect((await follow({ headers: cleo.headers }, small.base)).status).toBe(429)
  await first.leave()
  await expect.poll(async () => (await follow({}, small.base)).status).toBe(200)
  await small.close()
  for (const reader of [second, own]) expect(await reader.next()).toBeNull()
})

test('a server that stops ends its streams at once', async () => {
  const stopping = await draftServer()
  const reader = await followFromNow({}, stopping.base)
  await stopping.close()
  expect(await reader.next()).toBeNull()
})

const accountOf = async (who: Caller | undefined): Promise<Actor> =>
  who === undefined
    ? { kind: 'visitor' }
    : {
        kind: 'account',
        id: who.id,
        name: who.name,
        email: '',
        admin: false,
        session: 'any',
        token: null,
      }

/** A stream whose reader takes one frame at a time, and only when told to. */
const takenByHand = async () => {
  const streams = createLiveStreams(server.services)
  onTestFinished(() => streams.close())
  const seen = { frames: [] as string[], end: '', take: (): void => {} }
  const stream = streams.open({
    actor: { kind: 'visitor' },
    address: '192.0.2.1',
    since: null,
    again: async () => ({ kind: 'visitor' }),
  })
  await streams.begin(stream, async ({ taken }) => {
    seen.take = taken
    return {
      write: (frame) => {
        seen.frames.push(Buffer.from(frame).toString())
        return false
      },
      end: () => {
        seen.end = 'ended'
      },
      cut: () => {
        seen.end = 'cut off'
      },
    }
  })
  const next = async (): Promise<string | undefined> => {
    const { length } = seen.frames
    seen.take()
    await expect.poll(() => seen.frames.length).toBe(length + 1)
    return seen.frames.at(-1)
  }
  return { streams, stream, seen, next }
}

test('nothing is made ahead of a reader who is slow to take it', async () => {
  const later = await makePage(ann, TEXT.replace('Tour de table', 'Lentement'))
  const id = await pageOf(later)
  const { streams, seen, next } = await takenByHand()
  for (const subject of ['first', 'second', 'third']) await happen(subject, id)
  expect(await next()).toContain('"id":"first"')
  await ann.call('changePage', { params: { slug: later }, body: { visibility: 'private' } })
  await happen('on another page')
  expect(await next()).toContain('"id":"on another page"')
  expect(seen.frames).toHaveLength(3)
  streams.close()
  seen.take()
  expect(seen).toMatchObject({ end: 'ended', frames: { length: 3 } })
  expect(streams.count()).toBe(0)
})

test('who takes nothing for long is cut off; who is only told nothing hears where it stands', async () => {
  const { streams, stream, seen, next } = await takenByHand()
  streams.beat(performance.now() + 80_000)
  expect(seen).toMatchObject({ end: '', frames: { length: 1 } })
  // it has taken what it was told, and rests
  seen.take()
  await expect.poll(() => stream.isUnderWay).toBe(false)
  streams.beat(performance.now() + 20_000)
  expect(stream.isUnderWay).toBe(false)
  streams.beat(performance.now() + 26_000)
  await expect.poll(() => seen.frames.length).toBe(2)
  expect(seen.frames[1]).toContain('event: place')
  expect(seen.frames[1]).toContain(`"number":${stream.number}`)
  await happen('after the silence')
  expect(await next()).toContain('"id":"after the silence"')
  streams.beat(performance.now() + 91_000)
  expect(seen.end).toBe('cut off')
  expect(streams.count()).toBe(0)
})

test('what one may know is asked once for all who have the same rights, and for each who has others', async () => {
  const asked: string[] = []
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (SelectQueryNode.is(node)) asked.push(JSON.stringify(node.from))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const streams = createLiveStreams({
    ...server.services,
    database: server.services.database.withPlugin(counting),
  })
  onTestFinished(() => streams.close())
  const heard: string[] = []
  const actors = await Promise.all([ann, ann, ann, bo, bo, undefined, undefined].map(accountOf))
  for (const [index, actor] of actors.entries()) {
    const reader = { actor, address: `192.0.2.${index}`, since: null, again: async () => actor }
    await streams.begin(streams.open(reader), async () => ({
      write: (frame) => {
        const told = Buffer.from(frame).toString()
        if (told.includes('"kind"')) heard.push(`${index} ${told}`)
        return true
      },
      end: () => {},
      cut: () => {},
    }))
  }
  asked.length = 0
  await happen('for the owner', hidden)
  await expect.poll(() => heard.length).toBe(3)
  expect(heard.map((one) => one.slice(0, 1)).toSorted()).toEqual(['0', '1', '2'])
  expect(asked.filter((from) => from.includes('maintainer'))).toHaveLength(2)
})

test('records that fail when a stream begins are told as they are to every other call', async () => {
  const errors: object[] = []
  const error = (data: object): void => void errors.push(data)
  const failing = await draftServer({ overrides: { log: { ...server.services.log, error } } })
  onTestFinished(() => failing.close())
  await failing.services.database.schema.alterTable('live_count').renameTo('lost').execute()
  expect((await fetch(`${failing.base}/api/v1/live`)).status).toBe(500)
  expect(errors).toHaveLength(1)
  await failing.services.database.schema.alterTable('lost').renameTo('live_count').execute()
  expect((await follow({}, failing.base)).status).toBe(200)
})

test('a stream that fails is told of in the log and cut off, and its place is free', async () => {
  const errors: object[] = []
  const error = (data: object): void => void errors.push(data)
  const failing = await draftServer({
    overrides: { log: { ...server.services.log, error } },
    liveLimits: { person: 1, address: 1, all: 1 },
  })
  onTestFinished(() => failing.close())
  const reader = await followFromNow({}, failing.base)
  await failing.services.database.schema.alterTable('live_event').renameTo('lost').execute()
  failing.services.events.emit({ kind: 'announced' })
  expect(await reader.next()).toBeNull()
  expect(errors).toMatchObject([{ err: { message: expect.stringContaining('live_event') } }])
  await failing.services.database.schema.alterTable('lost').renameTo('live_event').execute()
  expect((await follow({}, failing.base)).status).toBe(200)
})

test('HEAD is no stream', async () => {
  expect((await fetch(`${server.base}/api/v1/live`, { method: 'HEAD' })).status).toBe(404)
})
