import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noticeChannels, type ChannelChoices } from './channel.ts'
import { groupNotices, type GroupedNotice } from './group-notices.ts'
import { mentionedPeople } from './mentions.ts'
import { noticeKinds, noticeReasons, watchKinds } from './notice-kind.ts'
import {
  candidatesOf,
  isMutedBy,
  watchersAsCandidates,
  watchesOf,
  whoIsTold,
  type Candidate,
  type Concerned,
} from './who-is-told.ts'

const nobody: Concerned = {
  lookAfter: [],
  ideas: [],
  proposals: [],
  speakers: [],
  pins: [],
  mentioned: [],
}
const all = { who: null, choices: () => ({}), isMuted: () => false }

const toldOf = (candidates: readonly Candidate[], more: Partial<Parameters<typeof whoIsTold>[1]>) =>
  whoIsTold(candidates, { ...all, ...more }).map(({ person, kind, reason }) => [
    person,
    kind,
    reason,
  ])

test('who looks after a page is told of an idea, and who said it is not', () => {
  const candidates = candidatesOf('idea-said', { ...nobody, lookAfter: ['ann', 'bo'] })
  expect(toldOf(candidates, { who: 'bo' })).toEqual([['ann', 'idea-said', 'looks-after']])
})

test('of a version those are told whose ideas are in it, and each of them once', () => {
  const candidates = candidatesOf('released', {
    ...nobody,
    lookAfter: ['ann', 'bo'],
    ideas: [
      { person: 'bo', idea: 'i1' },
      { person: 'bo', idea: 'i2' },
    ],
    pins: [{ person: 'cy', page: 'p2' }],
  })
  expect(whoIsTold(candidates, { ...all, who: 'ann' })).toEqual([
    {
      person: 'bo',
      idea: 'i1',
      kind: 'idea-released',
      reason: 'author',
      amount: 2,
      channel: 'inbox',
    },
    {
      person: 'cy',
      kind: 'method-released',
      reason: 'pins',
      other: 'p2',
      amount: 1,
      channel: 'inbox',
    },
  ])
})

test('who spoke in a thread is told what is said there next, whoever follows the page or not', () => {
  const candidates = candidatesOf('thread-said', {
    ...nobody,
    lookAfter: ['ann', 'bo'],
    speakers: ['bo', 'cy'],
  })
  expect(toldOf(candidates, { who: 'cy', isMuted: () => true })).toEqual([
    ['bo', 'thread-said', 'author'],
  ])
  expect(toldOf(candidates, { who: 'cy' })).toEqual([
    ['bo', 'thread-said', 'author'],
    ['ann', 'thread-said', 'looks-after'],
  ])
})

test('who made a proposal and spoke of it is told of a comment once', () => {
  const candidates = candidatesOf('comment-said', {
    ...nobody,
    proposals: ['bo'],
    speakers: ['bo', 'cy'],
  })
  expect(whoIsTold(candidates, all).map(({ person, amount }) => [person, amount])).toEqual([
    ['bo', 1],
    ['cy', 1],
  ])
})

test('a page that was muted tells only what names one or became of one’s own', () => {
  const candidates = candidatesOf('proposal-accepted', {
    ...nobody,
    lookAfter: ['ann', 'bo'],
    proposals: ['bo'],
  })
  expect(toldOf(candidates, { isMuted: () => true })).toEqual([
    ['bo', 'proposal-accepted', 'author'],
  ])
})

test('who wants no word of a kind is told for the next reason', () => {
  const candidates = candidatesOf('comment-said', {
    ...nobody,
    lookAfter: ['ann'],
    mentioned: ['ann'],
  })
  const choices = (): ChannelChoices => ({ mentioned: 'none', 'comment-said': 'daily' })
  expect(toldOf(candidates, { choices })).toEqual([['ann', 'comment-said', 'looks-after']])
})

test('what was muted nearby is muted; from afar only what is not followed nearby', () => {
  expect(isMutedBy([])).toBe(false)
  expect(isMutedBy([{ kind: 'page', level: 'none' }])).toBe(true)
  expect(isMutedBy([{ kind: 'kind', level: 'none' }])).toBe(true)
  expect(
    isMutedBy([
      { kind: 'kind', level: 'none' },
      { kind: 'page', level: 'all' },
    ]),
  ).toBe(false)
  expect(
    isMutedBy([
      { kind: 'page', level: 'none' },
      { kind: 'event', level: 'all' },
    ]),
  ).toBe(true)
})

test('a report is told to nobody who only follows', () => {
  expect(watchesOf('report-made')).toEqual([])
  expect(watchesOf('idea-said')).toEqual(['page', 'event'])
  expect(watchesOf('released')).toEqual(watchKinds)
})

test('only a link to a person’s page is a mention', () => {
  const site = 'https://wiki.example'
  const text =
    'With [Ann](/people/u1), https://wiki.example/people/u2 and /people/u1; not https://other.example/people/u3, mine/people/u4.'
  expect(mentionedPeople(text, site)).toEqual(['u1', 'u2'])
})

const people = fc.constantFrom('ann', 'bo', 'cy', 'di', 'ed')
const candidate: fc.Arbitrary<Candidate> = fc.record({
  person: people,
  kind: fc.constantFrom(...noticeKinds),
  reason: fc.constantFrom(...noticeReasons),
})
const wishes = fc.record({
  who: fc.option(people),
  choices: fc.func(
    fc.dictionary(fc.constantFrom(...noticeKinds), fc.constantFrom(...noticeChannels)),
  ),
  isMuted: fc.func(fc.boolean()),
})

test('nobody is told twice, nor of what they did, nor what they do not want', () => {
  fc.assert(
    fc.property(fc.array(candidate), wishes, (candidates, wish) => {
      const told = whoIsTold(candidates, wish)
      expect(new Set(told.map(({ person }) => person)).size).toBe(told.length)
      for (const one of told) {
        expect(one.person).not.toBe(wish.who)
        expect(wish.choices(one.person)[one.kind] ?? 'inbox').toBe(one.channel)
        const isOwn = one.reason === 'mentioned' || one.reason === 'author'
        expect(isOwn || !wish.isMuted(one.person)).toBe(true)
      }
    }),
  )
})

test('each is told for the strongest reason that they have', () => {
  fc.assert(
    fc.property(fc.array(candidate), (candidates) => {
      const place = ({ reason }: Candidate) => noticeReasons.indexOf(reason)
      for (const one of whoIsTold(candidates, all)) {
        const own = candidates.filter(({ person }) => person === one.person)
        expect(place(one)).toBe(Math.min(...own.map(place)))
      }
    }),
  )
})

test('who follows changes nothing for those whom it concerns', () => {
  fc.assert(
    fc.property(fc.array(candidate), fc.array(people), wishes, (candidates, watching, wish) => {
      const direct = candidates.filter(({ reason }) => reason !== 'watches')
      const watchers = watchersAsCandidates('idea-said', watching)
      const concerned = whoIsTold(direct, wish)
      const together = whoIsTold([...direct, ...watchers], wish)
      expect(together.filter(({ reason }) => reason !== 'watches')).toEqual(concerned)
    }),
  )
})

const notice: fc.Arbitrary<GroupedNotice> = fc.record({
  kind: fc.constantFrom('idea-said', 'comment-said', 'released'),
  page: fc.constantFrom('p1', 'p2'),
  event: fc.constantFrom(null, 'e1'),
  proposal: fc.constantFrom(null, 1, 2),
  version: fc.constantFrom(null, '1.0'),
  time: fc
    .integer({ min: 0, max: 72 })
    .map((hours) => new Date(Date.UTC(2027, 0, 1, hours)).toISOString()),
  read: fc.boolean(),
})

test('grouping loses nothing, keeps the order, and makes no more lines than are wanted', () => {
  fc.assert(
    fc.property(fc.array(notice), fc.integer({ min: 1, max: 5 }), (notices, most) => {
      const { lines, taken } = groupNotices(notices, most)
      expect(lines.length).toBeLessThanOrEqual(most)
      expect(lines.flat().length).toBe(taken)
      expect(new Set(lines.flat())).toEqual(new Set(notices.slice(0, taken)))
      for (const line of lines) {
        const places = line.map((one) => notices.indexOf(one))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }
      expect(taken === notices.length || lines.length === most).toBe(true)
    }),
  )
})

test('like ideas of one day on one page are one line, two proposals are two', () => {
  const one = {
    page: 'p',
    event: null,
    version: null,
    read: false,
    time: '2027-01-01T10:00:00.000Z',
  }
  const ideas = [1, 2, 3].map(() => ({ ...one, kind: 'idea-said' as const, proposal: null }))
  const proposals = [1, 2].map((proposal) => ({ ...one, kind: 'proposal-made' as const, proposal }))
  expect(groupNotices([...ideas, ...proposals], 9).lines.map((line) => line.length)).toEqual([
    3, 1, 1,
  ])
})
