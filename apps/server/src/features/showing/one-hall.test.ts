import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage } from '../../testing/draft-server.ts'

// Two hundred phones behind one address, held to the limits that servers have.

const now = new Date('2026-11-24T18:00:00Z')
const { server, ann } = await annAndBo({ overrides: { clock: () => now } })

const EVENT = `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
start: 2026-11-24T18:00
timezone: UTC
---

Bienvenue.
`
const PHONES = 200
const WRONG = 'AAA-AAA'

const hall = (remoteAddress: string) => ({
  ask: async (method: 'GET' | 'POST', path: string, payload?: object, cookie = '') => {
    const url = `/api/v1${path}`
    return server.inject({
      method,
      url,
      remoteAddress,
      headers: { cookie },
      ...(payload !== undefined && { payload }),
    })
  },
})
const openEvent = async () => {
  const slug = await makePage(ann, EVENT)
  const { code } = await ann.call('setEventCode', { params: { slug }, body: { open: true } })
  return { slug, code }
}
const times = <Result>(count: number, work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)))

test('where the code hangs on the wall, no wrong code that is sent from there keeps anybody out', async () => {
  const { slug, code } = await openEvent()
  const { ask } = hall('192.0.2.1')
  await times(PHONES, () => ask('POST', `/events/${slug}/join`, { code: WRONG }))
  await times(PHONES, () => ask('GET', `/codes/${WRONG}`))
  const refused = await ask('POST', `/events/${slug}/join`, { code })
  expect(refused.statusCode).toBe(429)
  // the computer of the projector stands in the same hall
  const { address } = await ann.call('makeRoomLink', { params: { slug } })
  const key = address.slice(address.indexOf('#') + 1)
  const opened = await ask('POST', `/events/${slug}/room-screen`, { key })
  const screen = String(opened.headers['set-cookie']).split(';')[0]
  await ask('GET', `/events/${slug}/room-screen`, undefined, screen)
  const joined = await times(PHONES, async () => [
    (await ask('GET', `/codes/${code}`)).statusCode,
    (await ask('POST', `/events/${slug}/join`, { code })).statusCode,
  ])
  expect(joined.flat().filter((status) => status !== 200)).toEqual([])
})

test('two hundred guests of one address say what they think at once, and when one is turned out the others go on', async () => {
  const { slug, code } = await openEvent()
  const { ask } = hall('192.0.2.2')
  const cookies = await times(PHONES, async () => {
    const joined = await ask('POST', `/events/${slug}/join`, { code })
    return String(joined.headers['set-cookie']).split(';')[0]
  })
  const say = (cookie: string | undefined) =>
    ask('POST', `/pages/${slug}/ideas`, { text: 'Plus de pauses' }, cookie)
  const look = (cookie: string | undefined) => ask('GET', `/events/${slug}/run`, undefined, cookie)
  const said = await times(PHONES, async (phone) => [
    await look(cookies[phone]),
    await say(cookies[phone]),
    await look(cookies[phone]),
  ])
  expect(said.flat().filter(({ statusCode }) => statusCode >= 300)).toEqual([])
  const first = said[0]?.[1]?.json()
  await ann.call('turnOut', { params: { slug }, body: { of: `idea:${first.id}`, hide: true } })
  const after = await times(PHONES, async (phone) => (await say(cookies[phone])).statusCode)
  expect(after.filter((status) => status !== 201)).toEqual([401])
  // whoever comes later, from the same place
  expect((await ask('POST', `/events/${slug}/join`, { code })).statusCode).toBe(200)
})
