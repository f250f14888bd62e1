import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import {
  leftOf,
  makePage,
  openDraft,
  problemOf,
  problemsOf,
  TEXT,
} from '../../testing/draft-server.ts'
import { enterRoom } from '../../testing/room-client.ts'
import { startCalls } from '../../testing/start-calls.ts'

const { server, ann, bo } = await annAndBo()
const admin = await server.person('Chief', { admin: true })
const { begin, publish, write, pageOf, rowOf, upload } = startCalls(server, ann)

test('a text begins without a page, and nobody but who began it knows of it', async () => {
  const before = await server.caller()('listPages', {})
  const draft = await begin()
  expect(draft).toMatchObject({
    page: null,
    purpose: 'start',
    title: 'Tour de table',
    lang: 'fr',
    kind: 'method',
    baseText: TEXT,
    from: null,
  })
  expect(await server.caller()('listPages', {})).toEqual(before)
  expect((await server.caller()('search', { query: { q: 'tour de table' } })).items).toEqual([])
  const params = { id: draft.id }
  const problems = await problemsOf([
    bo.call('getDraft', { params }),
    admin.call('getDraft', { params }),
    bo.call('previewDraft', { params }),
    bo.call('renewDraft', { params }),
    bo.call('discardDraft', { params }),
    bo.call('listDraftPeople', { params }),
    bo.call('addDraftPerson', { params: { ...params, user: bo.id } }),
    publish(draft.id, {}, bo),
  ])
  expect(problems.map(({ code }) => code)).toEqual(problems.map(() => 'not-found'))
  expect(await problemOf(server.caller()('getDraft', { params }))).toMatchObject({
    code: 'not-signed-in',
  })
})

test('what is written in it is kept, listed among its people’s drafts, and published as it is', async () => {
  const draft = await begin()
  await write(draft, 'Un mot de plus.')
  const { items } = await ann.call('listMyDrafts', {})
  expect(items.find(({ id }) => id === draft.id)).toMatchObject({
    page: null,
    title: 'Tour de table',
    purpose: 'start',
    href: `/drafts/${draft.id}`,
  })
  const preview = await ann.call('previewDraft', { params: { id: draft.id } })
  expect(preview).toMatchObject({ errors: [], address: { slug: 'tour-de-table', isTaken: false } })
  await ann.call('keepCheckpoint', { params: { id: draft.id }, body: {} })
  const [kept] = (await ann.call('listCheckpoints', { params: { id: draft.id } })).items
  const state = { id: draft.id, checkpoint: kept?.id ?? 0 }
  const { html } = await ann.call('viewCheckpoint', { params: state })
  expect(html).toContain('Un mot de plus.')
  const answer = await publish(draft.id, { textHash: preview.textHash })
  expect(answer).toMatchObject({ slug: 'tour-de-table', unchanged: false, merged: false })
  // what it said before is nobody's any more
  expect(await leftOf(server, draft.id)).toEqual([])
  const page = await pageOf(answer.slug)
  expect(page.text).toBe(preview.text)
  expect(page.text).toContain('Un mot de plus.')
  expect(page.revision.author).toMatchObject({ id: ann.id })
  expect(page.id).toBe((await rowOf(draft.id)).page)
  const people = await ann.call('listPeople', { params: { slug: page.slug } })
  expect(people.items.map(({ id }) => id)).toEqual([ann.id])
  expect(await problemOf(publish(draft.id))).toMatchObject({ code: 'not-open' })
  expect((await ann.call('listMyDrafts', {})).items.map(({ id }) => id)).not.toContain(draft.id)
})

test('a second text of that title gets an address of its own, which may be chosen, never another page’s', async () => {
  const taken = await makePage(ann)
  const draft = await begin()
  const { address } = await ann.call('previewDraft', { params: { id: draft.id } })
  expect(address).toMatchObject({ isTaken: true })
  expect(await problemOf(publish(draft.id, { slug: taken }))).toMatchObject({ code: 'slug-taken' })
  expect(await problemOf(publish(draft.id, { slug: 'new' }))).toMatchObject({ code: 'invalid' })
  expect(await rowOf(draft.id)).toMatchObject({ closed: null })
  await write(await ann.call('getDraft', { params: { id: draft.id } }), 'Encore.')
  const answer = await publish(draft.id, { slug: 'un-tour-a-moi' })
  expect(answer.slug).toBe('un-tour-a-moi')
  expect((await pageOf(answer.slug)).text).toContain('Encore.')
})

test('a page may be its people’s alone from the first moment', async () => {
  const { id } = await begin()
  const { slug } = await publish(id, { visibility: 'private' })
  expect(await problemOf(pageOf(slug, bo))).toMatchObject({ code: 'not-found' })
  expect(await pageOf(slug)).toMatchObject({ slug })
})

test('without a title nothing is published', async () => {
  const { id } = await begin(ann, { text: 'Rien que des mots.\n' })
  const preview = await ann.call('previewDraft', { params: { id } })
  expect(preview).toMatchObject({ address: null, errors: [{ path: 'title', code: 'required' }] })
  expect(await problemOf(publish(id))).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'title' }],
  })
  expect(await rowOf(id)).toMatchObject({ closed: null })
})

test('a text may begin empty, and with wrong facts, which keep it from being published', async () => {
  expect(await begin(ann, { text: '' })).toMatchObject({ title: '', kind: null })
  const wrong = await begin(ann, { text: TEXT.replace('lang: fr', 'lang: français!') })
  expect(await problemOf(publish(wrong.id))).toMatchObject({ code: 'invalid' })
})

test.each([
  ['nothing', {}, 'invalid'],
  ['an origin that is not there', { from: 'nowhere@1.0' }, 'not-found'],
  ['an origin that is no address', { from: 'A b@1' }, 'invalid'],
  ['a version that is not there', { from: 'FROM@9.9' }, 'not-found'],
  ['a NUL', { text: 'a\0b' }, 'invalid'],
])('%s is refused and begins nothing', async (_what, body, code) => {
  const from = 'from' in body ? body.from.replace('FROM', await makePage(ann)) : undefined
  const count = async () => (await ann.call('listMyDrafts', {})).items.length
  const before = await count()
  expect(await problemOf(begin(ann, { ...body, ...(from && { from }) }))).toMatchObject({ code })
  expect(await count()).toBe(before)
})

test('a fork begins as a draft too, and its first publish descends from its origin', async () => {
  const origin = await makePage(bo)
  const release = { params: { slug: origin }, body: { level: 'major', notes: 'Bon' } } as const
  await bo.call('releaseVersion', release)
  const draft = await begin(ann, { from: `${origin}@1.0`, title: 'Tour de table, à deux' })
  expect(draft).toMatchObject({
    page: null,
    title: 'Tour de table, à deux',
    from: { slug: origin, version: '1.0' },
  })
  const lineage = async () => {
    const { pages } = await ann.call('getLineage', { params: { slug: origin } })
    return pages.map(({ slug }) => slug)
  }
  expect(await lineage()).toEqual([origin])
  const media = await upload(draft.id)
  await write(draft, `![Une table](media/${media.name})`)
  expect(await problemOf(publish(draft.id, { visibility: 'private' }))).toMatchObject({
    code: 'invalid',
  })
  const { slug } = await publish(draft.id)
  expect(slug).toBe('tour-de-table-a-deux')
  expect(await lineage()).toEqual([origin, slug])
  expect(await pageOf(slug)).toMatchObject({ forkedFrom: { slug: origin, version: '1.0' } })
})

test('a fork of a page that went away is not published', async () => {
  const origin = await makePage(bo)
  const draft = await begin(ann, { from: origin })
  await bo.call('changePage', { params: { slug: origin }, body: { visibility: 'private' } })
  expect(await problemOf(begin(ann, { from: origin }))).toMatchObject({ code: 'not-found' })
  expect(await problemOf(publish(draft.id))).toMatchObject({ code: 'not-found' })
  expect(await rowOf(draft.id)).toMatchObject({ closed: null })
})

test('pictures of a draft come along to its page', async () => {
  const draft = await begin()
  const { status, name } = await upload(draft.id)
  expect(status).toBe(201)
  const params = { id: draft.id, name }
  const get = (by: { readonly headers: object }) =>
    server.inject({
      method: 'GET',
      url: `/api/v1/drafts/${params.id}/media/${name}`,
      headers: { ...by.headers },
    })
  expect((await get(ann)).headers['cache-control']).toBe('private, no-cache')
  expect((await get(bo)).statusCode).toBe(404)
  expect((await upload(draft.id, bo)).status).toBe(404)
  // as it stands in the text, not as words
  const text = `${TEXT}\n![Un carré](media/${name})\n`
  const second = await begin(ann, { text: text.replace('Tour de table', 'Avec image') })
  const again = await upload(second.id)
  expect(again.name).toBe(name)
  const { slug } = await publish(second.id)
  const shown = await server.inject({
    method: 'GET',
    url: `/api/v1/pages/${slug}/media/${name}?at=head`,
  })
  expect(shown.statusCode).toBe(200)
  const waiting = await server.services.database.selectFrom('media').selectAll().execute()
  expect(waiting.map(({ page }) => page)).toEqual([(await rowOf(draft.id)).page])
})

test('its people let others in, who write, and may be let out again', async () => {
  const draft = await begin()
  const of = (user: string) => ({ params: { id: draft.id, user } })
  await ann.call('addDraftPerson', of(bo.id))
  await ann.call('addDraftPerson', of(bo.id))
  const seen = await bo.call('getDraft', { params: { id: draft.id } })
  await write(seen, 'De la main de Bo.')
  const { items } = await bo.call('listDraftPeople', { params: { id: draft.id } })
  expect(items).toMatchObject([
    { id: ann.id, owner: true },
    { id: bo.id, owner: false },
  ])
  expect((await bo.call('listMyDrafts', {})).items.map(({ id }) => id)).toContain(draft.id)
  expect(await problemOf(bo.call('discardDraft', { params: { id: draft.id } }))).toMatchObject({
    code: 'forbidden',
  })
  const problems = await problemsOf([
    bo.call('removeDraftPerson', of(ann.id)),
    ann.call('removeDraftPerson', of(ann.id)),
    ann.call('addDraftPerson', of('nobody')),
  ])
  expect(problems.map(({ code }) => code)).toEqual(['forbidden', 'forbidden', 'not-found'])
  const room = await enterRoom({ url: server.base, ...seen })
  await ann.call('removeDraftPerson', of(bo.id))
  await room.refused()
  expect(await problemOf(bo.call('getDraft', { params: { id: draft.id } }))).toMatchObject({
    code: 'not-found',
  })
  const { slug } = await publish(draft.id)
  expect((await pageOf(slug)).text).toContain('De la main de Bo.')
  const history = await ann.call('listRevisions', { params: { slug: slug ?? '' } })
  expect(JSON.stringify(history.items)).toContain(bo.id)
})

test('a page’s own draft has the people of its page', async () => {
  const draft = await openDraft(ann, await makePage(ann))
  const params = { id: draft.id }
  expect(await ann.call('getDraft', { params })).toMatchObject({ id: draft.id, purpose: 'page' })
  expect(await problemOf(ann.call('listDraftPeople', { params }))).toMatchObject({
    code: 'not-open',
  })
})
