import type { CallInput, Client } from '@forkshop/api'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, TEXT } from '../../testing/draft-server.ts'
import { readLive } from '../../testing/live-reader.ts'
import { ideaLines, commentLines } from '../export/said-lines.ts'
import { findPage } from '../../records/pages/find-page.ts'

// Ann maintains the pages and events, Bo says things.
const { server, ann, bo } = await annAndBo()
const eve = await server.person('Eve')
const visitor = server.caller()

const say = async (slug: string, text: string, by: Client = bo.call): Promise<string> =>
  (await by('createIdea', { params: { slug }, body: { text } })).id

const newIdea = async (text = 'Une idée de trop') => {
  const slug = await makePage(ann)
  const id = await say(slug, text)
  return { slug, id, of: `idea:${id}` }
}

const propose = async (slug: string): Promise<number> => {
  const base = (await ann.call('getPage', { params: { slug } })).revision.id
  const text = TEXT.replace('une minute', 'deux minutes')
  const body = { text, base, title: 'Plus long', reason: 'Une minute, c’est court' }
  return (await bo.call('createProposal', { params: { slug }, body })).number
}

const newComment = async () => {
  const slug = await makePage(ann)
  const number = await propose(slug)
  const params = { slug, number }
  const { id } = await bo.call('addComment', { params, body: { text: 'Un mot de trop' } })
  return { params, slug, id, of: `comment:${id}` }
}

const hide = (of: string, by: Client = ann.call) => by('hide', { body: { of } })
const showAgain = (of: string, by: Client = ann.call) => by('showAgain', { params: { of } })
const held = (slug: string, by: Client = ann.call) => by('listHidden', { params: { slug } })
const list = (slug: string, by: Client = visitor) => by('listIdeas', { params: { slug } })
const report = (of: string, by: Client, reason = 'Insultant') =>
  by('createReport', { body: { of, reason } })

test('an idea that is hidden stands in no list, margin, feed or export', async () => {
  const words = 'Ce que personne ne doit lire'
  const { slug, of, id } = await newIdea(words)
  const page = await findPage(server.services, slug)
  const everywhere = async (): Promise<readonly string[]> => [
    JSON.stringify(await list(slug)),
    JSON.stringify(await visitor('viewPage', { params: { slug } })),
    JSON.stringify(await visitor('listChanges', {})),
    JSON.stringify(await visitor('viewHome', {})),
    JSON.stringify(await ideaLines(server.services, page)),
  ]
  const where = async () => (await everywhere()).map((answer) => answer.includes(words))
  expect(await where()).toEqual([true, true, true, true, true])
  await hide(of)
  expect(await where()).toEqual([false, false, false, false, false])
  expect(await problemOf(visitor('getIdea', { params: { id } }))).toMatchObject({ status: 404 })
  await showAgain(of)
  expect(await where()).toEqual([true, true, true, true, true])
})

test('its maintainers see it marked, who said it as it was sent, nobody else at all', async () => {
  const { slug, of, id } = await newIdea()
  await hide(of)
  const get = (by: Client) => by('getIdea', { params: { id } })
  expect(await get(ann.call)).toMatchObject({ id, hidden: true })
  expect(await get(bo.call)).not.toHaveProperty('hidden')
  expect(await problemOf(get(eve.call))).toMatchObject({ status: 404 })
  expect((await held(slug)).ideas).toMatchObject([{ of, hidden: true }])
  const [own] = (await held(slug, bo.call)).ideas
  expect(own).toMatchObject({ of, text: 'Une idée de trop' })
  expect(own).not.toHaveProperty('hidden')
  for (const other of [eve.call, visitor]) expect((await held(slug, other)).ideas).toEqual([])
})

test.each<[string, (id: string) => Promise<unknown>]>([
  ['supported', (id) => eve.call('supportIdea', { params: { id } })],
  ['reported', (id) => report(`idea:${id}`, eve.call)],
  ['hidden', (id) => hide(`idea:${id}`, eve.call)],
  ['shown again', (id) => showAgain(`idea:${id}`, eve.call)],
])('to others who know its id it is not there to be %s', async (_what, act) => {
  const { of, id } = await newIdea()
  await hide(of)
  expect(await problemOf(act(id))).toMatchObject({ status: 404 })
})

test('an idea that repeats a hidden one names it no more', async () => {
  const { slug, of, id } = await newIdea()
  const twin = await say(slug, 'La même')
  await ann.call('mergeIdea', { params: { id: twin }, body: { of: id } })
  expect((await list(slug)).items[0]).toMatchObject({ id: twin, duplicateOf: id })
  await hide(of)
  expect((await list(slug)).items).toMatchObject([{ id: twin, duplicateOf: null }])
})

test('a proposal names its idea no more once that is hidden, nor does its revision', async () => {
  const { slug, of, id } = await newIdea()
  const base = (await ann.call('getPage', { params: { slug } })).revision.id
  const text = TEXT.replace('une minute', 'deux minutes')
  const body = { text, base, title: 'Plus long', reason: 'Pour voir', ideas: [id] }
  const { number } = await bo.call('createProposal', { params: { slug }, body })
  const params = { slug, number }
  expect((await visitor('getProposal', { params })).ideas).toEqual([id])
  await hide(of)
  expect((await visitor('getProposal', { params })).ideas).toEqual([])
  expect((await visitor('viewProposal', { params })).ideas).toEqual([])
})

test('a comment that is hidden stands in no discussion, count or export', async () => {
  const { slug, params, of } = await newComment()
  const page = await findPage(server.services, slug)
  const counts = async () => [
    (await visitor('listComments', { params })).items.length,
    (await visitor('viewProposal', { params })).discussion.length,
    (await visitor('getProposal', { params })).comments,
    (await commentLines(server.services, page)).length,
  ]
  expect(await counts()).toEqual([1, 1, 1, 1])
  await hide(of)
  expect(await counts()).toEqual([0, 0, 0, 0])
  expect((await held(slug)).comments).toMatchObject([{ of, proposal: 1, hidden: true }])
  expect((await held(slug, bo.call)).comments).toMatchObject([{ of, text: 'Un mot de trop' }])
  await showAgain(of)
  expect(await counts()).toEqual([1, 1, 1, 1])
})

test('a review is hidden like a comment', async () => {
  const { params } = await newComment()
  const body = { verdict: 'against', text: 'Non, et de loin' } as const
  const { id } = await eve.call('addReview', { params, body })
  await hide(`comment:${id}`)
  expect((await visitor('viewProposal', { params })).reviews).toEqual([])
})

test('no ready page shows what was hidden', async () => {
  const words = 'Des mots que nul ne garde'
  const { slug, of } = await newIdea(words)
  const read = async () => (await fetch(`${server.base}/api/v1/pages/${slug}/ideas`)).text()
  expect(await read()).toContain(words)
  expect(await read()).toContain(words)
  await hide(of)
  expect(await read()).not.toContain(words)
})

test('what is hidden and shown again is told as it happens, reports only to maintainers', async () => {
  const { slug, of } = await newIdea()
  const reader = await readLive(server.base)
  const leader = await readLive(server.base, { headers: ann.headers })
  await reader.next()
  await leader.next()
  await report(of, eve.call)
  await hide(of)
  await hide(of)
  await showAgain(of)
  const two = [await reader.next(), await reader.next()]
  expect(two).toMatchObject([
    { data: { kind: 'hidden', page: slug, id: of } },
    { data: { kind: 'hidden', page: slug, id: of } },
  ])
  expect(await leader.next()).toMatchObject({ data: { kind: 'report', page: slug, id: of } })
  await Promise.all([reader.leave(), leader.leave()])
})

test('only maintainers of the page hide, show again and put reports aside', async () => {
  const { of } = await newIdea()
  const forbidden = { code: 'forbidden' }
  expect(await problemOf(hide(of, bo.call))).toMatchObject(forbidden)
  expect(await problemOf(showAgain(of, bo.call))).toMatchObject(forbidden)
  const dismissing = bo.call('dismissReports', { params: { of } })
  expect(await problemOf(dismissing)).toMatchObject(forbidden)
  expect(await problemOf(hide(of, visitor))).toMatchObject({ code: 'not-signed-in' })
})

test('everybody reports, and counts once; maintainers read why', async () => {
  const { slug, of } = await newIdea()
  await report(of, visitor, 'Cela vise quelqu’un')
  await report(of, visitor, 'Encore')
  await report(of, eve.call, 'Insultant')
  await report(of, eve.call, 'Je le redis')
  const [reported] = (await held(slug)).reports
  expect(reported).toMatchObject({ of, count: 2 })
  expect(reported?.reasons.map(({ reason }) => reason).toSorted()).toEqual([
    'Cela vise quelqu’un',
    'Insultant',
  ])
  expect((await held(slug, bo.call)).reports).toEqual([])
  const kept = await server.services.database.selectFrom('report').selectAll().execute()
  expect(JSON.stringify(kept)).not.toMatch(/127\.0\.0\.1/)
})

test('reports that were put aside are not counted again, others are', async () => {
  const { slug, of } = await newIdea()
  await report(of, eve.call)
  await ann.call('dismissReports', { params: { of } })
  await report(of, eve.call)
  expect((await held(slug)).reports).toEqual([])
  await report(of, visitor)
  expect((await held(slug)).reports).toMatchObject([{ of, count: 1 }])
})

test.each<[string, CallInput<'createReport'>['body'], object]>([
  ['no such idea', { of: 'idea:0000', reason: 'x' }, { status: 404 }],
  ['no such comment', { of: 'comment:0000', reason: 'x' }, { status: 404 }],
  ['no kind that is known', { of: 'page:0000', reason: 'x' }, { status: 422 }],
  ['no reason', { of: 'idea:0000', reason: '  ' }, { status: 422 }],
  ['too long a reason', { of: 'idea:0000', reason: 'x'.repeat(501) }, { status: 422 }],
])('a report of %s is refused', async (_what, body, problem) => {
  expect(await problemOf(visitor('createReport', { body }))).toMatchObject(problem)
})

test('what stands on a page that one may not read is not there to be reported', async () => {
  const { slug, of } = await newIdea()
  await ann.call('changePage', { params: { slug }, body: { visibility: 'private' } })
  const unknown = await problemOf(report('idea:0000', eve.call))
  expect(await problemOf(report(of, eve.call))).toEqual(unknown)
  expect(await problemOf(report(of, visitor))).toEqual(unknown)
})
