import { createClient } from '@forkshop/api'
import { expect, test } from 'vitest'
import { forgetIdea, keepIdea, keptAt, readKept } from './keep-ideas.ts'
import { createKeptIdeas, mayKeepSome, type KeptIdea } from './kept-ideas.ts'
import { sendWaiting } from './send-kept.ts'
import { anIdea } from './testing/an-idea.ts'

const storage = (held: string | null = null) => {
  const place = { held }
  return {
    place,
    getItem: () => place.held,
    setItem: (_key: string, value: string) => void (place.held = value),
  }
}
const idea = (id: string, more: Partial<KeptIdea> = {}): KeptIdea => ({
  id,
  page: 'page',
  event: null,
  at: '1.0',
  passage: { quote: 'un mot', prefix: 'dire ', suffix: '.' },
  text: `idea ${id}`,
  observed: '',
  name: '',
  tell: '',
  state: 'writing',
  ...more,
})
const ids = (ideas: readonly KeptIdea[]): string => ideas.map(({ id }) => id).join(' ')

test('what is kept is there again for who comes back, in its place', () => {
  const browser = storage()
  keepIdea(
    createKeptIdeas(() => browser),
    idea('a', { text: 'Finir plus tôt' }),
  )
  const again = createKeptIdeas(() => browser)
  readKept(again)
  const { page, passage } = idea('a')
  expect(keptAt(again.all.value, { page, passage })?.text).toBe('Finir plus tôt')
  expect(keptAt(again.all.value, { page: 'other', passage })).toBeNull()
  expect(keptAt(again.all.value, { page, passage: null })).toBeNull()
})

test('an idea without words, and one that is thrown away, are not kept', () => {
  const browser = storage()
  const kept = createKeptIdeas(() => browser)
  for (const id of ['a', 'b', 'c']) keepIdea(kept, idea(id))
  keepIdea(kept, idea('a', { text: ' ' }))
  forgetIdea(kept, 'b')
  expect(ids(kept.all.value)).toBe('c')
})

test('two tabs keep each other’s words', () => {
  const browser = storage()
  const [one, two] = [createKeptIdeas(() => browser), createKeptIdeas(() => browser)]
  keepIdea(one, idea('a'))
  keepIdea(two, idea('b'))
  keepIdea(one, idea('a', { text: 'more' }))
  expect(ids(one.all.value)).toBe('b a')
})

test('of too many the oldest that is only written goes', () => {
  const kept = createKeptIdeas(() => storage())
  keepIdea(kept, idea('waits', { state: 'waiting' }))
  for (let n = 0; n < 60; n += 1) keepIdea(kept, idea(`n${n}`))
  expect(kept.all.value).toHaveLength(50)
  expect(kept.all.value[0]?.id).toBe('waits')
})

test.each([
  ['full', false],
  ['refused', true],
])('where the storage is %s, words live as long as the page, and it is said', (_, isRefused) => {
  const refusing = {
    getItem: () => {
      if (isRefused) throw new DOMException('no', 'SecurityError')
      return '[]'
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  const kept = createKeptIdeas(() => refusing)
  expect(kept.isFleeting.value).toBe(false)
  keepIdea(kept, idea('a'))
  keepIdea(kept, idea('b'))
  expect(ids(kept.all.value)).toBe('a b')
  expect(kept.isFleeting.value).toBe(true)
})

test('what had no room is put there once there is some', () => {
  const browser = storage()
  const room = { isFull: true }
  const kept = createKeptIdeas(() => ({
    getItem: browser.getItem,
    setItem: (key, value) => {
      if (room.isFull) throw new DOMException('full', 'QuotaExceededError')
      browser.setItem(key, value)
    },
  }))
  keepIdea(kept, idea('a'))
  room.isFull = false
  keepIdea(kept, idea('b'))
  expect(kept.isFleeting.value).toBe(false)
  const again = createKeptIdeas(() => browser)
  readKept(again)
  expect(ids(again.all.value)).toBe('a b')
})

test.each(['', '{', '[1]', '{"id":"a"}', '[{"id":"a"}]'])(
  'a storage that holds %s keeps nothing',
  (held) => {
    const kept = createKeptIdeas(() => storage(held))
    readKept(kept)
    expect(kept.all.value).toEqual([])
  },
)

test('a browser that refuses its storage keeps words as long as the page', () => {
  const kept = createKeptIdeas(() => {
    throw new DOMException('no', 'SecurityError')
  })
  keepIdea(kept, idea('a'))
  expect(ids(kept.all.value)).toBe('a')
})

test.each<[held: string | null, may: boolean]>([
  [null, false],
  ['[]', false],
  ['[{}]', true],
])('a storage that holds %s may keep some: %s', (held, may) => {
  expect(mayKeepSome(createKeptIdeas(() => storage(held)))).toBe(may)
})

test('one that the browser did not store may be kept too', () => {
  const kept = createKeptIdeas(() => null)
  expect(mayKeepSome(kept)).toBe(false)
  keepIdea(kept, idea('a'))
  expect(mayKeepSome(kept)).toBe(true)
})

type Answer = { readonly status: number; readonly body: object }
const answering = (...answers: readonly (Answer | 'no line')[]) => {
  const sent: string[] = []
  const left = [...answers]
  const client = createClient({
    baseUrl: '',
    language: 'fr',
    fetch: async (url, init) => {
      sent.push(`${init?.method} ${typeof url === 'string' ? url : ''}`)
      const next = left.shift()
      if (next === undefined || next === 'no line') throw new TypeError('no line')
      return Response.json(next.body, { status: next.status })
    },
  })
  return { client, sent }
}
const said = (id: string, text: string): Answer => ({
  status: 201,
  body: anIdea(id, { text, kind: 'change' }),
})
const problem = (status: number, code: string): Answer => ({
  status,
  body: { type: 'about:blank', code, title: code, status, detail: code },
})
const waiting = (...names: readonly string[]) => {
  const kept = createKeptIdeas(() => null)
  for (const id of names) keepIdea(kept, idea(id, { state: 'waiting' }))
  return kept
}

test('what waits is sent when there is a line, and stays until then', async () => {
  const kept = waiting('a', 'b')
  keepIdea(kept, idea('c'))
  await sendWaiting(answering(said('a', 'idea a'), 'no line').client, kept)
  expect(ids(kept.all.value)).toBe('b c')
  expect(kept.sent.value?.id).toBe('a')
  await sendWaiting(answering(problem(503, 'busy')).client, kept)
  await sendWaiting(answering(said('b', 'idea b')).client, kept)
  expect(ids(kept.all.value)).toBe('c')
})

test('one that arrived before and was written on is reworded, not said twice', async () => {
  const kept = waiting('a')
  const { client, sent } = answering(said('a', 'older words'), {
    ...said('a', 'idea a'),
    status: 200,
  })
  await sendWaiting(client, kept)
  expect(sent.map((line) => line.replace('/api/v1', ''))).toEqual([
    'POST /pages/page/ideas',
    'PATCH /ideas/a',
  ])
  expect(kept.all.value).toEqual([])
})

test('one that is on the page under another session is sent', async () => {
  const kept = waiting('a')
  await sendWaiting(answering(problem(409, 'id-taken')).client, kept)
  expect(kept.all.value).toEqual([])
})

test('one that is refused is kept for its writer to see', async () => {
  const kept = waiting('a')
  await sendWaiting(answering(problem(401, 'not-signed-in')).client, kept)
  expect(kept.all.value).toMatchObject([{ id: 'a', state: 'writing' }])
})
