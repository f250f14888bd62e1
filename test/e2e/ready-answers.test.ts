import { draftServer, makePage } from '@forkshop/server/src/testing/draft-server.ts'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { acts } from './ready/acts.ts'
import { eventOf, FORMAT, makeReadyWorld, type ReadyWorld } from './ready/ready-world.ts'

const webDist = inject('webBuild')
const made: { world?: ReadyWorld } = {}
const world = (): ReadyWorld => {
  if (made.world === undefined) throw new Error('the world is made before the tests')
  return made.world
}
beforeAll(async () => {
  made.world = await makeReadyWorld(webDist)
  // how its fork stands is told once it was counted
  await made.world.server.counted()
})
afterAll(() => made.world?.close())

const get = (url: string): Promise<Response> =>
  fetch(`${world().server.url}${url}`, { redirect: 'manual' })

/** How many answers were given from those kept ready. */
const keptCount = async (): Promise<number> => {
  const { body } = await world().server.inject('/metrics')
  const counts = body.matchAll(/^forkshop_http_requests_total\{[^}]*route="kept"[^}]*\} (\d+)/gm)
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0)
}

/** The names of the addresses that are ready now, each shown to be what it would be afresh. */
const readyNow = async (): Promise<string[]> => {
  const ready: string[] = []
  for (const [name, url] of Object.entries(world().addresses)) {
    const before = await keptCount()
    const answer = await (await get(url)).text()
    if ((await keptCount()) > before) ready.push(name)
    expect(answer, name).toBe(await world().afresh(url))
  }
  return ready
}

test.each(acts)(
  'after %s what shows it is drawn anew, and the rest is still ready',
  async (_name, stays, act) => {
    const open = new Set<string>()
    for (const [name, url] of Object.entries(world().addresses)) {
      const answer = await get(url)
      await answer.arrayBuffer()
      if (answer.status === 200) open.add(name)
    }
    await act(world())
    // What follows from it without anybody waiting for it.
    await world().server.counted()
    const expected = new Set(stays)
    expect(await readyNow()).toEqual(
      Object.keys(world().addresses).filter((name) => expected.has(name) && open.has(name)),
    )
  },
)

test('the page of an event is ready until it stands elsewhere by the clock', async () => {
  const clock = { now: Date.parse('2027-01-22T12:00:00Z') }
  const server = await draftServer({ webDist, overrides: { clock: () => new Date(clock.now) } })
  try {
    const ann = await server.person('Ann')
    const format = await makePage(ann, FORMAT)
    const body = { level: 'major', notes: 'Première' } as const
    await ann.call('releaseVersion', { params: { slug: format }, body })
    const hours = 'start: 2027-01-22T18:00\nend: 2027-01-22T22:00\ntimezone: UTC'
    const event = await makePage(ann, eventOf(format).replace(/start: .*\nend: .*/, hours))
    const readAt = async (time: string) => {
      clock.now = Date.parse(`2027-01-22T${time}:00Z`)
      const answer = await fetch(`${server.url}/events/${event}`)
      const isReady = answer.headers.get('server-timing') === 'ready'
      return { isReady, html: await answer.text() }
    }
    /** Read until it is ready, which it is once it is packed too. */
    const readyAt = async (time: string) => {
      await expect.poll(async () => (await readAt(time)).isReady).toBe(true)
      return readAt(time)
    }
    const planned = await readAt('12:00')
    expect(await readyAt('17:59')).toEqual({ ...planned, isReady: true })
    const running = await readAt('18:00')
    const over = await readAt('22:00')
    expect([planned, running, over].map(({ isReady }) => isReady)).toEqual([false, false, false])
    expect(new Set([planned, running, over].map(({ html }) => html)).size).toBe(3)
    expect(await readyAt('23:00')).toEqual({ ...over, isReady: true })
  } finally {
    await server.close()
  }
})
