import type { CallInput } from '@forkshop/api'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, TEXT, type Caller } from '../../testing/draft-server.ts'

const { server, ann, bo } = await annAndBo()
const cy = await server.person('Cy')

const FORMAT = `---
kind: format
title: Une soirée
summary: Une soirée ensemble.
lang: fr
license: CC-BY-4.0
duration: PT3H
---

## Déroulé

| Heure | Durée | Étape |
| --- | --- | --- |
| 18:00 | 3 h | Ensemble |
`

/** What somebody is told of a page. */
const told = async ({ call }: Caller, slug: string) => {
  await server.told()
  const { notices } = await call('listNotices', {})
  return notices.filter(({ page }) => page.slug === slug)
}
/** What waits for somebody to decide on a page. */
const toDecide = async ({ call }: Caller, slug: string) => {
  const { notices } = await call('listNotices', { query: { state: 'to-decide' } })
  return notices.filter(({ page }) => page.slug === slug).map(({ kind, count }) => [kind, count])
}
const follow = ({ call }: Caller, slug: string) =>
  call('watch', { params: { kind: 'page', of: slug }, body: {} })
const kindsOf = async (person: Caller, slug: string) =>
  (await told(person, slug)).map(({ kind, reason }) => [kind, reason])

const say = (person: Caller, slug: string, text = 'Plus court') =>
  person.call('createIdea', { params: { slug }, body: { text } })

const propose = async (
  { call }: Caller,
  slug: string,
  more: Partial<CallInput<'createProposal'>['body']> = {},
) => {
  const page = await call('getPage', { params: { slug } })
  return call('createProposal', {
    params: { slug },
    body: {
      text: page.text.replace('une minute', 'deux minutes'),
      base: page.revision.id,
      title: 'Deux minutes',
      reason: 'Une suffit rarement.',
      ...more,
    },
  })
}

test('an idea is told to who follows its page, with a link to the very idea', async () => {
  const slug = await makePage(ann)
  await follow(cy, slug)
  const idea = await say(bo, slug)
  expect(await told(cy, slug)).toEqual([
    {
      id: expect.any(String),
      kind: 'idea-said',
      count: 1,
      at: idea.time,
      read: false,
      who: [{ name: 'Bo', personId: bo.id }],
      page: { slug, kind: 'method', title: 'Tour de table' },
      quote: 'Plus court',
      reason: 'watches',
      href: `/methods/${slug}/ideas#idea-${idea.id}`,
    },
  ])
  expect(await told(bo, slug)).toEqual([])
})

test('an idea stands before who looks after its page to be decided, and there alone', async () => {
  const slug = await makePage(ann)
  const { unread } = await ann.call('listNotices', {})
  const { id } = await say(bo, slug)
  expect(await told(ann, slug)).toEqual([])
  expect(await toDecide(ann, slug)).toEqual([['idea-waits', 1]])
  expect((await ann.call('listNotices', {})).unread).toBe(unread)
  await ann.call('declineIdea', { params: { id }, body: { reason: 'Non' } })
  expect([await told(ann, slug), await toDecide(ann, slug)]).toEqual([[], []])
  // whoever looks after it no more is one who was told
  await ann.call('setPerson', { params: { slug, user: bo.id }, body: { role: 'maintainer' } })
  await bo.call('removePerson', { params: { slug, user: ann.id } })
  expect(await kindsOf(ann, slug)).toEqual([['idea-said', 'looks-after']])
})

test('several like ideas are one line, read and unread as one', async () => {
  const slug = await makePage(ann)
  const dot = await server.person('Dot')
  await follow(dot, slug)
  await say(bo, slug, 'un')
  await say(cy, slug, 'deux')
  const [line] = await told(dot, slug)
  expect(line).toMatchObject({ count: 2, read: false, quote: 'deux' })
  expect(line?.who.map(({ name }) => name)).toEqual(['Cy', 'Bo'])
  const before = (await dot.call('listNotices', {})).unread
  const ids = [line?.id ?? '']
  const { unread } = await dot.call('readNotices', { body: { ids } })
  expect(unread).toBe(before - 2)
  expect((await told(dot, slug)).map(({ read }) => read)).toEqual([true])
  await dot.call('readNotices', { body: { ids, read: false } })
  expect((await dot.call('listNotices', { query: { state: 'new' } })).unread).toBe(before)
})

test('an idea is followed to the version that has it', async () => {
  const slug = await makePage(ann)
  const idea = await say(bo, slug)
  const { number } = await propose(cy, slug, { ideas: [idea.id] })
  expect(await kindsOf(bo, slug)).toEqual([['idea-proposed', 'author']])
  await ann.call('acceptProposal', { params: { slug, number }, body: {} })
  await ann.call('releaseVersion', { params: { slug }, body: { level: 'major', notes: 'Prêt' } })
  expect(await told(bo, slug)).toMatchObject([
    { kind: 'idea-released', version: '1.0', quote: 'Plus court', href: `/p/${slug}@1.0` },
    { kind: 'idea-accepted', proposal: number },
    { kind: 'idea-proposed' },
  ])
  expect(await kindsOf(cy, slug)).toEqual([
    ['proposal-released', 'author'],
    ['proposal-accepted', 'author'],
  ])
  // who decided it has nothing left of it
  expect(await kindsOf(ann, slug)).toEqual([])
})

test('what was declined is told with its reason, and goes when it is opened again', async () => {
  const slug = await makePage(ann)
  const { id } = await say(bo, slug)
  await ann.call('declineIdea', { params: { id }, body: { reason: 'Déjà là.' } })
  expect(await told(bo, slug)).toMatchObject([{ kind: 'idea-declined', quote: 'Déjà là.' }])
  await ann.call('reopenIdea', { params: { id } })
  expect(await told(bo, slug)).toEqual([])
})

test('a comment is told to the proposer, to whose idea it is, and to who is named in it', async () => {
  const slug = await makePage(ann)
  const idea = await say(bo, slug)
  const { number } = await propose(cy, slug, { ideas: [idea.id] })
  const dee = await server.person('Dee')
  const { id } = await ann.call('addComment', {
    params: { slug, number },
    body: { text: `[Dee](/people/${dee.id}), qu’en dis-tu ?` },
  })
  const href = `/methods/${slug}/proposals/${number}#said-${id}`
  expect((await told(dee, slug))[0]).toMatchObject({ kind: 'mentioned', href })
  expect((await told(cy, slug))[0]).toMatchObject({ kind: 'comment-said', reason: 'author', href })
  expect((await told(bo, slug))[0]).toMatchObject({ kind: 'idea-answered', href })
  // what waits to be decided stands there alone
  expect(await told(ann, slug)).toEqual([])
})

test('who follows a page is told of what happens there, and who muted it is not', async () => {
  const slug = await makePage(ann)
  await bo.call('watch', { params: { kind: 'page', of: slug }, body: {} })
  await ann.call('watch', { params: { kind: 'page', of: slug }, body: { level: 'none' } })
  await say(cy, slug)
  expect(await kindsOf(bo, slug)).toEqual([['idea-said', 'watches']])
  expect(await told(ann, slug)).toEqual([])
})

test('who follows a tag or a kind is told of new pages and versions, not of every word', async () => {
  await bo.call('watch', { params: { kind: 'tag', of: 'Écoute' }, body: {} })
  const slug = await makePage(ann, TEXT.replace('lang: fr', 'lang: fr\ntags: [écoute]'))
  await say(cy, slug)
  expect(await kindsOf(bo, slug)).toEqual([['page-made', 'watches']])
})

test('a planned event is told on its format, also to who follows events', async () => {
  const slug = await makePage(ann, FORMAT)
  await ann.call('releaseVersion', { params: { slug }, body: { level: 'major', notes: 'Prêt' } })
  await cy.call('watch', { params: { kind: 'kind', of: 'event' }, body: {} })
  await bo.call('scheduleEvent', {
    params: { slug },
    body: { start: '2027-01-22T18:00' },
  })
  const planned = { kind: 'event-planned', other: { kind: 'event' }, count: 1 }
  expect(await told(ann, slug)).toMatchObject([planned])
  expect(await told(cy, slug)).toMatchObject([{ ...planned, reason: 'watches' }])
})

test('a fork is told on the page that it came from', async () => {
  const slug = await makePage(ann)
  const fork = await bo.call('forkPage', {
    params: { slug },
    body: { title: 'Tour rapide', reason: 'Pour dix' },
  })
  expect(await told(ann, slug)).toMatchObject([
    { kind: 'forked', other: { slug: fork.slug, kind: 'method' }, href: `/methods/${fork.slug}` },
  ])
})

test('a revision is told to those who look after the page', async () => {
  const slug = await makePage(ann)
  const page = await bo.call('getPage', { params: { slug } })
  await bo.call('publishPage', {
    params: { slug },
    body: { text: `${page.text}\nEt voilà.\n`, base: page.revision.id, reason: 'Une fin' },
  })
  const [line] = await told(ann, slug)
  expect(line).toMatchObject({ kind: 'changed', quote: 'Une fin' })
  const { revision } = await ann.call('getPage', { params: { slug } })
  const path = `/methods/${slug}/compare?from=${page.revision.id}&to=${revision.id}`
  expect(line?.href).toBe(path)
})

test('what one wants no word of is not in one’s inbox', async () => {
  const slug = await makePage(ann)
  await follow(bo, slug)
  await bo.call('changeNoticeSettings', { body: { channels: { 'idea-said': 'none' } } })
  await say(cy, slug)
  expect(await told(bo, slug)).toEqual([])
  await bo.call('changeNoticeSettings', { body: { channels: { 'idea-said': 'inbox' } } })
  await say(cy, slug)
  expect(await kindsOf(bo, slug)).toEqual([['idea-said', 'watches']])
})

test('a report is told to maintainers, names nobody, and goes once it was put aside', async () => {
  const slug = await makePage(ann)
  const idea = await say(bo, slug)
  const of = `idea:${idea.id}`
  await bo.call('watch', { params: { kind: 'page', of: slug }, body: {} })
  await cy.call('createReport', { body: { of, reason: 'Hors sujet' } })
  expect(await told(ann, slug)).toMatchObject([
    { kind: 'report-made', who: [], quote: 'Hors sujet' },
  ])
  expect(await told(bo, slug)).toEqual([])
  const waiting = await ann.call('listNotices', { query: { state: 'to-decide' } })
  expect(waiting.notices.filter(({ kind }) => kind === 'report-waits')).toHaveLength(1)
  await ann.call('dismissReports', { params: { of } })
  expect(await told(ann, slug)).toEqual([])
})

test('who looks after a page is not told of what they reported themselves', async () => {
  const slug = await makePage(ann)
  const idea = await say(bo, slug)
  await ann.call('createReport', { body: { of: `idea:${idea.id}`, reason: 'Hors sujet' } })
  expect(await told(ann, slug)).toEqual([])
  expect(await toDecide(ann, slug)).toContainEqual(['report-waits', 1])
})

test('what was hidden, deleted or made private goes, from the count too', async () => {
  const slug = await makePage(ann)
  await bo.call('watch', { params: { kind: 'page', of: slug }, body: {} })
  const hidden = await say(cy, slug, 'caché')
  const counted = async () => {
    await server.told()
    return (await bo.call('listNotices', {})).unread
  }
  const before = await counted()
  await ann.call('hide', { body: { of: `idea:${hidden.id}` } })
  expect(await told(bo, slug)).toEqual([])
  expect(await counted()).toBe(before - 1)
  await ann.call('showAgain', { params: { of: `idea:${hidden.id}` } })
  expect(await told(bo, slug)).toHaveLength(1)
  await cy.call('deleteIdea', { params: { id: hidden.id } })
  expect(await told(bo, slug)).toEqual([])
  await say(cy, slug, 'encore')
  expect(await told(bo, slug)).toHaveLength(1)
  await ann.call('changePage', { params: { slug }, body: { visibility: 'private' } })
  expect(await told(bo, slug)).toEqual([])
  expect(await counted()).toBe(before - 1)
})

test('who may not read a page is told nothing of it, also who follows it still', async () => {
  const slug = await makePage(ann)
  await bo.call('watch', { params: { kind: 'page', of: slug }, body: {} })
  await ann.call('changePage', { params: { slug }, body: { visibility: 'private' } })
  await say(ann, slug)
  await server.told()
  await ann.call('changePage', { params: { slug }, body: { visibility: 'public' } })
  expect(await told(bo, slug)).toEqual([])
  expect((await bo.call('listWatches', {})).items.some(({ of }) => of === slug)).toBe(true)
})

test('all is read at once, and what comes after is new', async () => {
  const slug = await makePage(ann)
  await follow(bo, slug)
  await say(cy, slug)
  await server.told()
  expect((await bo.call('readNotices', { body: { all: true } })).unread).toBe(0)
  await say(cy, slug)
  expect((await told(bo, slug)).map(({ read }) => read)).toEqual([false, true])
})

test('what was told of a change goes once the change is undone, from the count too', async () => {
  const slug = await makePage(ann)
  const page = await bo.call('getPage', { params: { slug } })
  const { revision } = await bo.call('publishPage', {
    params: { slug },
    body: { text: `${page.text}\nEt voilà.\n`, base: page.revision.id, reason: 'Une fin' },
  })
  expect(await told(ann, slug)).toMatchObject([{ kind: 'changed', quote: 'Une fin' }])
  const { unread } = await ann.call('listNotices', {})
  await ann.call('undoRevision', { params: { slug, id: revision.id }, body: { reason: 'Non' } })
  expect(await told(ann, slug)).toEqual([])
  expect((await ann.call('listNotices', {})).unread).toBe(unread - 1)
  expect(await told(bo, slug)).toEqual([])
})

test('of an accepted proposal that was undone nobody is told any more', async () => {
  const slug = await makePage(ann)
  const { number } = await propose(cy, slug)
  await ann.call('acceptProposal', { params: { slug, number }, body: {} })
  expect(await kindsOf(cy, slug)).toEqual([['proposal-accepted', 'author']])
  const { revision } = await ann.call('getPage', { params: { slug } })
  await ann.call('undoRevision', { params: { slug, id: revision.id }, body: { reason: 'Non' } })
  expect(await kindsOf(cy, slug)).toEqual([])
})
