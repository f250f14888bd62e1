// @vitest-environment happy-dom
import { ApiError, type Idea } from '@forkshop/api'
import { expect, test } from 'vitest'
import { nextTick } from 'vue'
import { clientAnswering, type Sent } from '../../base/testing/client-answering.ts'
import { inSetup } from '../../base/testing/mounted.ts'
import { clientKey } from '../../base/session/use-client.ts'
import { createSessionStore, sessionKey } from '../../base/session/use-session.ts'
import { keepIdea } from './keep-ideas.ts'
import { createKeptIdeas, keptIdeasKey, type KeptIdea } from './kept-ideas.ts'
import { anIdea } from './testing/an-idea.ts'
import { useIdeaWriting, voiceOf, type IdeaWriting, type Voice } from './use-idea-writing.ts'

type Who = Parameters<typeof voiceOf>[0]
const visitor: Who = { account: null, guestOf: null, pastGuestOf: null }
const guest: Who = { ...visitor, guestOf: 'run' }
const pastGuest: Who = { ...visitor, pastGuestOf: 'run' }
const known: Who = {
  account: { id: 'a', name: 'Ada', email: 'ada@example.org', admin: false },
  guestOf: null,
  pastGuestOf: null,
}

test.each<[name: string, session: Who, event: string | null, voice: Voice]>([
  ['somebody with an account, anywhere', known, null, 'account'],
  ['somebody who could not be asked for', null, 'run', 'account'],
  ['a guest at their event', guest, 'run', 'guest'],
  ['a guest at another event', guest, 'other', 'visitor'],
  ['who was in a room that is closed', pastGuest, 'run', 'guest'],
  ['who was in another', pastGuest, 'other', 'visitor'],
  ['a visitor at an event', visitor, 'run', 'visitor'],
  ['a visitor at none', visitor, null, 'visitor'],
])('%s', (_, session, event, voice) => {
  expect(voiceOf(session, event)).toBe(voice)
})

const passage = { quote: 'a word', prefix: '', suffix: '' }
const problem = (code: 'not-signed-in' | 'id-taken' | 'invalid'): ApiError =>
  new ApiError({ type: '', code, title: code, status: 409, detail: `Told: ${code}` })
const said = ({ body }: Sent) => body

type Around = {
  readonly answer?: (sent: Sent) => unknown
  readonly who?: Who
  readonly event?: string | null
  readonly before?: readonly KeptIdea[]
  readonly begin?: { readonly text: string; readonly observed: string }
}
/** An idea being written about a passage; `told` is what its dialog is told. */
const writing = async ({
  answer = said,
  who = known,
  event = null,
  before = [],
  begin,
}: Around = {}) => {
  const told: string[] = []
  const sent: Sent[] = []
  const asked = { whoTheyAre: 0 }
  const client = clientAnswering((call) => {
    if (call.name === 'getSession') {
      asked.whoTheyAre += 1
      return who
    }
    sent.push(call)
    return answer(call)
  })
  const kept = createKeptIdeas(() => null)
  for (const idea of before) keepIdea(kept, idea)
  const session = createSessionStore(client)
  await session.ready()
  const { value, leave } = await inSetup(
    () =>
      useIdeaWriting({
        place: { page: 'page', at: '1.0', event, passage },
        ...(begin && { begin }),
        onSaid: () => told.push('said'),
        onOver: () => told.push('over'),
      }),
    {
      needs: ['shell'],
      install: (app) => {
        app.provide(clientKey, client)
        app.provide(sessionKey, session)
        app.provide(keptIdeasKey, kept)
      },
    },
  )
  const type = async (text: string): Promise<void> => {
    value.words.text.value = text
    await nextTick()
  }
  return { ...value, type, told, sent, asked, kept, leave }
}
const idea = (more: Partial<KeptIdea> = {}): KeptIdea => ({
  id: 'i',
  page: 'page',
  event: null,
  at: '1.0',
  passage,
  text: 'Shorter',
  observed: '',
  name: '',
  tell: '',
  state: 'writing',
  ...more,
})
const onPage = (id: string): Idea => anIdea(id, { text: 'Shorter', kind: 'change' })
const valuesOf = ({ words }: Pick<IdeaWriting, 'words'>) => ({
  text: words.text.value,
  observed: words.observed.value,
  name: words.name.value,
})

test('each change is kept on the device, with the passage it is about', async () => {
  const { type, kept, isKept } = await writing({ event: 'run' })
  await type('Shorter')
  expect(kept.all.value).toMatchObject([
    { page: 'page', at: '1.0', event: 'run', passage, text: 'Shorter', state: 'writing' },
  ])
  expect(isKept.value).toBe(true)
})

test('what was begun about the passage is there again, as what it was', async () => {
  const begun = idea({ observed: 'Too long', name: 'Zoé', event: 'run', at: '0.9' })
  const again = await writing({ before: [begun], event: 'other' })
  expect(valuesOf(again)).toEqual({ text: 'Shorter', observed: 'Too long', name: 'Zoé' })
  expect(again.event.value).toBe('run')
  await again.type('Even shorter')
  expect(again.kept.all.value).toEqual([{ ...begun, text: 'Even shorter' }])
})

test('a guest speaks through the event they came into, wherever they read', async () => {
  expect((await writing({ who: guest })).event.value).toBe('run')
  expect((await writing({ who: guest, event: 'here' })).event.value).toBe('here')
})

test('what is thrown away is gone, and what follows is another idea', async () => {
  const { type, drop, kept, words, isKept } = await writing({ before: [idea()] })
  drop()
  await nextTick()
  expect([kept.all.value, words.text.value, isKept.value]).toEqual([[], '', false])
  await type('Else')
  expect(kept.all.value[0]?.id).not.toBe('i')
})

test('what was sent is said, and no longer kept', async () => {
  const { send, sent, kept, told, type } = await writing({ before: [idea()] })
  await send()
  expect(sent.map(({ name }) => name)).toEqual(['createIdea'])
  kept.sent.value = onPage('i')
  await nextTick()
  expect([kept.all.value, told]).toEqual([[], ['said']])
  await type('more')
  expect(kept.all.value).toEqual([])
})

test('what cannot be sent waits for a line', async () => {
  const { send, kept, told, submit } = await writing({
    before: [idea()],
    answer: () => new TypeError('no line'),
  })
  await send()
  expect(kept.all.value).toMatchObject([{ id: 'i', state: 'waiting' }])
  expect([told, submit.code.value]).toEqual([[], 'line'])
})

test('one that waited and was sent by the line that came back is said', async () => {
  const { kept, told } = await writing({ before: [idea({ state: 'waiting' })] })
  kept.sent.value = onPage('other')
  await nextTick()
  expect(told).toEqual([])
  kept.sent.value = onPage('i')
  await nextTick()
  expect(told).toEqual(['said'])
})

test('one that is on the page in another name leaves nothing to say', async () => {
  const { send, told, kept } = await writing({
    before: [idea()],
    answer: () => problem('id-taken'),
  })
  await send()
  expect([told, kept.all.value]).toEqual([['over'], []])
})

test('one that is refused stays, with the reason', async () => {
  const { send, kept, submit, told } = await writing({
    before: [idea()],
    answer: () => problem('invalid'),
  })
  await send()
  expect(kept.all.value).toMatchObject([{ id: 'i', state: 'writing' }])
  expect([submit.problem.value, told]).toEqual(['Told: invalid', []])
})

test.each<[who: string, session: Who, wasGuest: boolean]>([
  ['a guest whose room was closed', guest, true],
  ['an account that was signed out', known, false],
])('%s is asked anew who they are', async (_, session, expected) => {
  const { send, wasGuest, asked } = await writing({
    before: [idea({ event: 'run' })],
    who: session,
    answer: () => problem('not-signed-in'),
  })
  await send()
  expect([asked.whoTheyAre, wasGuest.value]).toEqual([2, expected])
})

test('while it is written, its dialog tells of it, and no longer once that is closed', async () => {
  const { kept, leave } = await writing({ before: [idea()] })
  expect(kept.open.value).toBe('i')
  leave()
  expect(kept.open.value).toBeNull()
})

test('one that begins with words is a new one, whatever was begun at its passage', async () => {
  const begin = { text: 'Trop long', observed: 'Trop long' }
  const { words, send, sent, kept, leave } = await writing({ before: [idea()], begin })
  expect(words.text.value).toBe('Trop long')
  await send()
  const [first] = sent
  expect(first).toMatchObject({ name: 'createIdea', body: begin })
  expect(kept.all.value.map(({ id, text }) => [id, text])).toEqual([['i', 'Shorter']])
  leave()
})
