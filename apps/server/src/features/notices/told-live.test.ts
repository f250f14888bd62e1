import { expect, onTestFinished, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, type Caller } from '../../testing/draft-server.ts'
import { readLive } from '../../testing/live-reader.ts'

const { server, ann, bo } = await annAndBo()

/** A stream that stands where it began; `kinds` are those of what it tells next, up to one. */
const follow = async (headers: Record<string, string> = {}) => {
  const reader = await readLive(server.base, { headers, notices: true })
  onTestFinished(() => reader.leave())
  await reader.next()
  return {
    ...reader,
    kindsUpTo: async (last: string) => {
      const kinds: string[] = []
      while (kinds.at(-1) !== last) {
        const frame = await reader.next()
        if (frame === null) break
        if (frame.event === 'message') kinds.push(String(Object(frame.data)['kind']))
      }
      return kinds
    },
  }
}
const say = ({ call }: Caller, slug: string) =>
  call('createIdea', { params: { slug }, body: { text: 'Plus court' } })
const support = ({ call }: Caller, id: string) => call('supportIdea', { params: { id } })

test('who is told hears of it, and nobody else does', async () => {
  const slug = await makePage(ann)
  const [anns, bos, visitors] = [
    await follow(ann.headers),
    await follow(bo.headers),
    await follow(),
  ]
  const { id } = await say(bo, slug)
  await server.told()
  await support(ann, id)
  expect(await anns.kindsUpTo('support')).toEqual(['idea', 'notice', 'support'])
  expect(await bos.kindsUpTo('support')).toEqual(['idea', 'support'])
  expect(await visitors.kindsUpTo('support')).toEqual(['idea', 'support'])
})

test('what is heard says of nothing what it is', async () => {
  const slug = await makePage(ann)
  const reader = await follow(ann.headers)
  await say(bo, slug)
  await reader.next()
  const frame = await reader.next()
  expect(frame?.data).toEqual({ number: Number(frame?.id), kind: 'notice', page: '', id: '' })
})

test('what is read at one place is heard of at the others', async () => {
  const slug = await makePage(ann)
  const { id } = await say(bo, slug)
  await server.told()
  const [anns, bos] = [await follow(ann.headers), await follow(bo.headers)]
  await ann.call('readNotices', { body: { all: true } })
  await support(ann, id)
  expect(await anns.kindsUpTo('support')).toEqual(['notice', 'support'])
  expect(await bos.kindsUpTo('support')).toEqual(['support'])
})

test('who was away hears of it when they come back, also of a server that forgot whom it told', async () => {
  const slug = await makePage(ann)
  const before = await follow()
  const { id } = await say(bo, slug)
  await server.told()
  await support(ann, id)
  const [first] = await before.numbers(1)
  // nothing of it is remembered in memory any more
  const { toldPeople } = server.services.held
  const acts = await server.services.database.selectFrom('told_act').select('number').execute()
  for (const { number } of acts) toldPeople.set(String(number), new Set(), 60_000)
  const reader = await readLive(server.base, {
    headers: ann.headers,
    since: Number(first),
    notices: true,
  })
  onTestFinished(() => reader.leave())
  const kinds: unknown[] = []
  while (kinds.length < 2) {
    const frame = await reader.next()
    if (frame?.event === 'message') kinds.push(Object(frame.data)['kind'])
  }
  expect(kinds).toEqual(['notice', 'support'])
})
