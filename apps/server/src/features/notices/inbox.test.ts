import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf } from '../../testing/draft-server.ts'

const { ann, bo } = await annAndBo()

test('an inbox is empty until something happens', async () => {
  const inbox = await bo.call('listNotices', {})
  expect(inbox).toEqual({ notices: [], unread: 0, waiting: 0 })
})

test('what waits is told to who looks after a page, until it is decided', async () => {
  const slug = await makePage(ann)
  const idea = await bo.call('createIdea', { params: { slug }, body: { text: 'Plus court' } })
  const waiting = await ann.call('listNotices', { query: { state: 'to-decide' } })
  expect(waiting.notices).toMatchObject([
    { kind: 'idea-waits', count: 1, quote: 'Plus court', href: `/methods/${slug}/ideas` },
  ])
  expect(waiting.waiting).toBe(1)
  await ann.call('declineIdea', { params: { id: idea.id }, body: { reason: 'Non' } })
  expect((await ann.call('listNotices', {})).waiting).toBe(0)
})

test('what one follows is listed by the names of today, and can be let go', async () => {
  const slug = await makePage(ann)
  await bo.call('watch', { params: { kind: 'page', of: slug }, body: {} })
  await bo.call('watch', { params: { kind: 'tag', of: 'Égalité' }, body: { level: 'none' } })
  await ann.call('changePage', { params: { slug }, body: { slug: 'un-tour' } })
  const { items } = await bo.call('listWatches', {})
  expect(items.map(({ kind, of, level }) => [kind, of, level])).toEqual(
    expect.arrayContaining([
      ['page', 'un-tour', 'all'],
      ['tag', 'egalite', 'none'],
    ]),
  )
  await bo.call('unwatch', { params: { kind: 'page', of: slug } })
  expect((await bo.call('listWatches', {})).items).toHaveLength(1)
})

test('a page that one may not know of is not there to be followed', async () => {
  const slug = await makePage(ann)
  await ann.call('changePage', { params: { slug }, body: { visibility: 'private' } })
  const problem = await problemOf(
    bo.call('watch', { params: { kind: 'page', of: slug }, body: {} }),
  )
  expect(problem.code).toBe('not-found')
})

test('how one is told is kept for each kind', async () => {
  const { channels } = await ann.call('changeNoticeSettings', {
    body: { channels: { released: 'weekly' } },
  })
  expect(channels.released).toBe('weekly')
  expect((await ann.call('getNoticeSettings', {})).channels).toEqual(channels)
  expect(channels.mentioned).toBe('inbox')
})
