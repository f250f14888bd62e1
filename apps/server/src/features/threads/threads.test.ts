import type { CallInput, Client, ThreadAnchor } from '@forkshop/api'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, openDraft, problemOf, TEXT, type Caller } from '../../testing/draft-server.ts'
import { readLive } from '../../testing/live-reader.ts'
import { MAX_IN_THREAD, MAX_IN_WINDOW } from '../../records/said/comment-flood.ts'
import { commentLines } from '../export/said-lines.ts'
import { findPage } from '../../records/pages/find-page.ts'

// Ann maintains the pages, Bo and Eve say things.
const { server, ann, bo } = await annAndBo()
const eve = await server.person('Eve')
const visitor = server.caller()

const begin = (
  anchor: ThreadAnchor,
  { call }: Pick<Caller, 'call'> = bo,
  more: Partial<CallInput<'createThread'>['body']> = {},
) => call('createThread', { body: { anchor, text: 'Une minute suffit ?', ...more } })
const list = (anchor: ThreadAnchor, by: Client = visitor, state?: 'open' | 'resolved') =>
  by('listThreads', {
    query: { anchor: JSON.stringify(anchor), ...(state === undefined ? {} : { state }) },
  })
const answer = (id: string, text: string, { call }: Pick<Caller, 'call'> = eve) =>
  call('addThreadComment', { params: { id }, body: { text } })
const wordsOf = async (anchor: ThreadAnchor, by: Client = visitor) =>
  (await list(anchor, by)).items.map(({ comments }) => comments.map(({ text }) => text))

const release = (slug: string) =>
  ann.call('releaseVersion', { params: { slug }, body: { level: 'major', notes: 'Première' } })
const propose = async (slug: string): Promise<number> => {
  const base = (await ann.call('getPage', { params: { slug } })).revision.id
  const text = TEXT.replace('une minute', 'deux minutes')
  const body = { text, base, title: 'Plus long', reason: 'Une minute, c’est court' }
  return (await bo.call('createProposal', { params: { slug }, body })).number
}

test('a question about a passage of a version says the very text that it was asked of', async () => {
  const slug = await makePage(ann)
  await release(slug)
  const quote = { quote: 'une minute', prefix: 'Chacun parle ', suffix: '.' }
  const asked = await begin({ page: slug, at: '1.0', ...quote }, bo, { kind: 'question' })
  const { revision } = await visitor('getPage', { params: { slug }, query: { at: '1.0' } })
  expect(asked).toMatchObject({
    kind: 'question',
    anchor: { page: slug, at: revision.id, version: '1.0', ...quote, draft: null, proposal: null },
    author: { id: bo.id, name: 'Bo' },
    resolved: null,
    answer: null,
    count: 1,
    comments: [{ id: asked.id, text: 'Une minute suffit ?', withdrawn: false, support: 0 }],
  })
  expect((await list({ page: slug })).items).toEqual([asked])
  expect((await list({ page: slug, quote: 'une autre' })).items).toEqual([])
})

test('it says whether its passage still stands, and keeps what it said', async () => {
  const slug = await makePage(ann)
  await release(slug)
  const { id } = await begin({ page: slug, at: '1.0', quote: 'Chacun parle une minute.' })
  const other = await begin({ page: slug, at: '1.0', quote: 'On note ce qui a été dit.' })
  const stands = async () =>
    Object.fromEntries(
      (await list({ page: slug })).items.map(({ id: one, anchor }) => [one, anchor.stands]),
    )
  expect(await stands()).toEqual({ [id]: true, [other.id]: true })
  const { revision } = await ann.call('getPage', { params: { slug } })
  const text = TEXT.replace('une minute', '**deux** minutes').replace('On note', 'On *note*')
  const body = { text, base: revision.id, reason: 'Plus long' }
  await ann.call('publishPage', { params: { slug }, body })
  expect(await stands()).toEqual({ [id]: false, [other.id]: true })
  const kept = await visitor('getThread', { params: { id } })
  expect(kept.anchor).toMatchObject({ version: '1.0', quote: 'Chacun parle une minute.' })
})

test('a step of an agenda stands as long as it is one, with or without its marks', async () => {
  const agenda =
    '| Heure | Durée | Étape |\n| --- | --- | --- |\n| 9:00 | 1 h | Un **café** à deux |\n'
  const text = TEXT.replace('Chacun parle une minute.\n', agenda)
  const slug = await makePage(ann, text)
  await begin({ page: slug, quote: 'Un café à deux' })
  const stands = async () => (await list({ page: slug })).items.map(({ anchor }) => anchor.stands)
  expect(await stands()).toEqual([true])
  const { revision } = await ann.call('getPage', { params: { slug } })
  const body = { text: text.replace('à deux', 'à trois'), base: revision.id, reason: 'Trois' }
  await ann.call('publishPage', { params: { slug }, body })
  expect(await stands()).toEqual([false])
})

test('what is said stands in the list of what it is about, and of its page', async () => {
  const slug = await makePage(ann)
  const number = await propose(slug)
  const first = (await ann.call('getPage', { params: { slug } })).revision.id
  const compare = { from: first, to: 'head' }
  await begin({ page: slug }, bo, { text: 'Page' })
  await begin({ page: slug, proposal: number, quote: 'deux minutes' }, bo, { text: 'Proposition' })
  await begin({ page: slug, compare }, bo, { text: 'Comparaison' })
  const all = ['Comparaison', 'Proposition', 'Page']
  expect((await wordsOf({ page: slug })).flat().toSorted()).toEqual(all.toSorted())
  expect(await wordsOf({ page: slug, proposal: number })).toEqual([['Proposition']])
  expect(await wordsOf({ page: slug, compare })).toEqual([['Comparaison']])
})

test('the calls of a proposal write and read its main thread', async () => {
  const slug = await makePage(ann)
  const number = await propose(slug)
  const params = { slug, number }
  const { id } = await bo.call('addComment', { params, body: { text: 'Un' } })
  await eve.call('addReview', { params, body: { verdict: 'for', text: 'Deux' } })
  await answer(id, 'Trois', ann)
  const anchor = { page: slug, proposal: number }
  const [main, ...others] = (await list(anchor)).items
  expect(others).toEqual([])
  expect(main?.comments.map(({ text, verdict }) => [text, verdict])).toEqual([
    ['Un', null],
    ['Deux', 'for'],
    ['Trois', null],
  ])
  const read = await visitor('viewProposal', { params })
  expect(read.discussion.map(({ text }) => text)).toEqual(['Un', 'Trois'])
  expect((await visitor('listComments', { params })).items.length).toBe(2)
  expect((await list({ page: slug })).items).toEqual([])
})

test('two who speak first of a proposal at once speak in one thread', async () => {
  const slug = await makePage(ann)
  const number = await propose(slug)
  const params = { slug, number }
  await Promise.all(
    [ann, bo, eve].map(({ call }) => call('addComment', { params, body: { text: 'À la fois' } })),
  )
  const { items } = await list({ page: slug, proposal: number })
  expect(items.map(({ count }) => count)).toEqual([3])
})

test('an answer is marked, a thread resolved, and opened again by the next word', async () => {
  const slug = await makePage(ann)
  const { id } = await begin({ page: slug })
  const said = await answer(id, 'Deux, c’est mieux.')
  const marked = await bo.call('markAnswer', { params: { id }, body: { comment: said.id } })
  expect(marked.answer).toBe(said.id)
  const done = await ann.call('resolveThread', { params: { id }, body: {} })
  expect(done.resolved).toMatchObject({ by: { name: 'Ann' } })
  const counts = async () => {
    const { open, resolved } = await list({ page: slug })
    expect((await visitor('viewPage', { params: { slug } })).threads).toBe(open)
    return [open, resolved]
  }
  expect(await counts()).toEqual([0, 1])
  expect((await list({ page: slug }, visitor, 'open')).items).toEqual([])
  expect((await list({ page: slug }, visitor, 'resolved')).items.length).toBe(1)
  await answer(id, 'Encore un mot')
  expect(await counts()).toEqual([1, 0])
  await bo.call('markAnswer', { params: { id }, body: { comment: null } })
  expect((await visitor('getThread', { params: { id } })).answer).toBeNull()
})

test('a thread is settled by who began it and by maintainers, and by nobody else', async () => {
  const slug = await makePage(ann)
  const { id } = await begin({ page: slug })
  const settle = ({ call }: Caller) =>
    problemOf(call('resolveThread', { params: { id }, body: {} }))
  expect(await settle(eve)).toMatchObject({ code: 'forbidden' })
  const other = await begin({ page: slug }, eve)
  const marking = bo.call('markAnswer', { params: { id }, body: { comment: other.id } })
  expect(await problemOf(marking)).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'comment', code: 'not-in-thread' }],
  })
})

test('one’s own words are changed and taken back, others’ are not', async () => {
  const slug = await makePage(ann)
  const { id } = await begin({ page: slug })
  const said = await answer(id, 'Deux')
  const change = ({ call }: Caller) =>
    call('changeComment', { params: { id: said.id }, body: { text: 'Trois' } })
  expect(await change(eve)).toMatchObject({ text: 'Trois', edited: expect.any(String) })
  for (const other of [ann, bo])
    expect(await problemOf(change(other))).toMatchObject({ code: 'forbidden' })
  const takeBack = ({ call }: Caller, comment: string) =>
    call('withdrawComment', { params: { id: comment } })
  expect(await problemOf(takeBack(ann, said.id))).toMatchObject({ code: 'forbidden' })
  await takeBack(bo, id)
  const { comments } = await visitor('getThread', { params: { id } })
  expect(comments.map(({ text, withdrawn }) => [text, withdrawn])).toEqual([
    ['', true],
    ['Trois', false],
  ])
  await takeBack(eve, said.id)
  expect((await list({ page: slug })).items).toEqual([])
  expect(await problemOf(answer(id, 'Trop tard'))).toMatchObject({ code: 'not-found' })
  const kept = await server.services.database.selectFrom('comment').selectAll().execute()
  expect(kept.find((row) => row.id === said.id)?.text).toBe('')
})

test('support counts each once', async () => {
  const slug = await makePage(ann)
  const { id } = await begin({ page: slug })
  const support = ({ call }: Caller) => call('supportComment', { params: { id } })
  await support(ann)
  await support(eve)
  expect((await support(eve)).support).toBe(2)
  expect(await problemOf(visitor('supportComment', { params: { id } }))).toMatchObject({
    code: 'not-signed-in',
  })
})

test('what is hidden is in no list, and takes along what it began', async () => {
  const slug = await makePage(ann)
  const { id } = await begin({ page: slug, quote: 'Ce que nul ne doit lire' })
  const said = await answer(id, 'Une réponse')
  const of = `comment:${said.id}`
  await ann.call('hide', { body: { of } })
  expect(await wordsOf({ page: slug })).toEqual([['Une minute suffit ?']])
  expect((await ann.call('listHidden', { params: { slug } })).comments).toMatchObject([
    { of, thread: id, proposal: null, hidden: true },
  ])
  await ann.call('showAgain', { params: { of } })
  await ann.call('hide', { body: { of: `comment:${id}` } })
  expect((await list({ page: slug })).items).toEqual([])
  expect(await problemOf(answer(id, 'Encore'))).toMatchObject({ code: 'not-found' })
  const page = await findPage(server.services, slug)
  expect(await commentLines(server.services, page)).toEqual([])
  await ann.call('showAgain', { params: { of: `comment:${id}` } })
  expect((await list({ page: slug })).items.length).toBe(1)
})

test('what is said of a draft is for those who see the draft, and stays out of its text', async () => {
  const slug = await makePage(ann)
  const draft = await openDraft(ann, slug)
  const anchor = { page: slug, draft: draft.id, quote: 'une minute' }
  const { id } = await begin(anchor, ann, { text: 'Entre nous' })
  expect(await wordsOf(anchor, bo.call)).toEqual([['Entre nous']])
  await answer(id, 'Entre nous aussi', bo)
  await ann.call('changePage', { params: { slug }, body: { editing: 'maintainers' } })
  expect(await problemOf(list(anchor, bo.call))).toMatchObject({ code: 'forbidden' })
  expect(await problemOf(answer(id, 'Et moi', bo))).toMatchObject({ code: 'forbidden' })
  expect(await problemOf(list(anchor))).toMatchObject({ code: 'not-signed-in' })
  expect(await problemOf(visitor('getThread', { params: { id } }))).toMatchObject({
    code: 'not-signed-in',
  })
  expect((await list({ page: slug }, ann.call)).items).toEqual([])
  const page = await findPage(server.services, slug)
  expect(await commentLines(server.services, page)).toEqual([])
  const preview = await ann.call('previewDraft', { params: { id: draft.id } })
  expect(JSON.stringify(preview)).not.toContain('Entre nous')
  await server.told()
  const { notices } = await ann.call('listNotices', {})
  expect(notices.filter((notice) => notice.page.slug === slug)).toEqual([])
  const elsewhere = await makePage(ann)
  const wrong = { page: elsewhere, draft: draft.id }
  expect(await problemOf(list(wrong, ann.call))).toMatchObject({ code: 'not-found' })
})

test('of a page that is not for everybody nobody else knows a thread', async () => {
  const slug = await makePage(ann)
  const { id } = await begin({ page: slug })
  await ann.call('changePage', { params: { slug }, body: { visibility: 'private' } })
  const unknown = await problemOf(eve.call('getThread', { params: { id: 'no-such' } }))
  expect(await problemOf(eve.call('getThread', { params: { id } }))).toEqual(unknown)
  expect(await problemOf(answer(id, 'x'))).toEqual(unknown)
  const supporting = eve.call('supportComment', { params: { id } })
  expect(await problemOf(supporting)).toEqual(unknown)
  expect(await problemOf(list({ page: slug }, eve.call))).toMatchObject({ code: 'not-found' })
})

test('those whom it concerns are told, with a link to the very words', async () => {
  const slug = await makePage(ann)
  const { id } = await begin({ page: slug })
  const said = await answer(id, 'Deux, c’est mieux.')
  await server.told()
  const toldOf = async ({ call }: Caller) =>
    (await call('listNotices', {})).notices.filter(({ page }) => page.slug === slug)
  expect(await toldOf(ann)).toMatchObject([{ kind: 'thread-said', count: 2 }])
  expect(await toldOf(bo)).toMatchObject([
    {
      kind: 'thread-said',
      reason: 'author',
      quote: 'Deux, c’est mieux.',
      href: `/methods/${slug}/discussion#said-${said.id}`,
    },
  ])
  const beside = await begin({ page: slug, quote: 'une minute' }, bo)
  await server.told()
  expect((await toldOf(ann))[0]).toMatchObject({ href: `/methods/${slug}#thread-${beside.id}` })
  expect(await toldOf(eve)).toEqual([])
  await eve.call('withdrawComment', { params: { id: said.id } })
  expect(await toldOf(bo)).toEqual([])
})

test('a thread is told on the stream, one of a draft to those who see it', async () => {
  const slug = await makePage(ann)
  await ann.call('changePage', { params: { slug }, body: { editing: 'maintainers' } })
  const draft = await openDraft(ann, slug)
  const reader = await readLive(server.base)
  const leader = await readLive(server.base, { headers: ann.headers })
  await Promise.all([reader.next(), leader.next()])
  await begin({ page: slug, draft: draft.id }, ann)
  const { id } = await begin({ page: slug })
  expect(await leader.next()).toMatchObject({ data: { kind: 'draft-thread', id: draft.id } })
  expect(await leader.next()).toMatchObject({ data: { kind: 'thread', page: slug, id } })
  expect(await reader.next()).toMatchObject({ data: { kind: 'thread', page: slug, id } })
  await Promise.all([reader.leave(), leader.leave()])
})

test('a flood is held back, and says for how long', async () => {
  const slug = await makePage(ann)
  const flooder = await server.person('Flooder')
  const { id } = await begin({ page: slug }, flooder)
  for (let nth = 1; nth < MAX_IN_WINDOW; nth += 1) await answer(id, `${nth}`, flooder)
  expect(await problemOf(answer(id, 'Encore', flooder))).toMatchObject({ code: 'too-many' })
  expect(await problemOf(begin({ page: slug }, flooder))).toMatchObject({ code: 'too-many' })
  await answer(id, 'Un autre parle encore', bo)
  const [thread] = (await list({ page: slug })).items
  expect(thread?.count).toBe(MAX_IN_WINDOW + 1)
  const said = thread?.comments ?? []
  expect(said.length).toBeLessThanOrEqual(20)
  expect([said[0]?.id, said.at(-1)?.text]).toEqual([id, 'Un autre parle encore'])
})

test('a thread that many flooded is answered by its ends, with its answer, and takes no more', async () => {
  const slug = await makePage(ann)
  const { database } = server.services
  const { id } = await begin({ page: slug })
  const said = await answer(id, 'La réponse')
  await bo.call('markAnswer', { params: { id }, body: { comment: said.id } })
  const first = await database
    .selectFrom('comment')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const flood = Array.from({ length: MAX_IN_THREAD - 3 }, (_, nth) => ({
    ...first,
    id: `${id}-${nth}`,
    text: `Flot ${nth}`,
    author: `flood-${nth}`,
    created: new Date(Date.parse(said.time) + 1000 + nth).toISOString(),
  }))
  await database.insertInto('comment').values(flood).execute()
  const last = await answer(id, 'La dernière')
  expect(await problemOf(answer(id, 'Une de trop'))).toMatchObject({ code: 'not-open' })
  const [shown] = (await list({ page: slug })).items
  expect(shown).toMatchObject({ count: MAX_IN_THREAD, answer: said.id })
  const texts = shown?.comments.map(({ text }) => text) ?? []
  expect(texts.length).toBeLessThanOrEqual(20)
  expect(texts.slice(0, 2)).toEqual(['Une minute suffit ?', 'La réponse'])
  expect(texts).toContain(`Flot ${MAX_IN_THREAD - 4}`)
  expect(texts).not.toContain('Flot 500')
  const { comments } = await visitor('getThread', { params: { id } })
  expect(comments.length).toBe(MAX_IN_THREAD)
  expect(comments.map((one) => one.id)).toContain(last.id)
})

test('a thread whose passage, and the revision it quotes, is gone is read, answered and resolved', async () => {
  const slug = await makePage(ann)
  const { id } = await begin({ page: slug, quote: 'Ce que nul texte ne dit' })
  const other = await begin({ page: slug })
  await server.services.database
    .updateTable('thread')
    .set({ at_revision: 'f'.repeat(40) })
    .where('id', '=', id)
    .execute()
  const [, gone] = (await list({ page: slug })).items
  expect(gone).toMatchObject({
    id,
    anchor: { quote: 'Ce que nul texte ne dit', stands: false, version: null },
  })
  await answer(id, 'On en parle encore')
  const done = await bo.call('resolveThread', { params: { id }, body: {} })
  expect(done).toMatchObject({ count: 2, resolved: { by: { name: 'Bo' } } })
  expect((await list({ page: slug }, visitor, 'open')).items.map((one) => one.id)).toEqual([
    other.id,
  ])
})

test('a thread of a draft that was published is over with it', async () => {
  const slug = await makePage(ann)
  const draft = await openDraft(ann, slug)
  const anchor = { page: slug, draft: draft.id }
  const { id } = await begin(anchor, ann)
  await ann.call('discardDraft', { params: { id: draft.id } })
  expect(await problemOf(answer(id, 'Trop tard', ann))).toMatchObject({ code: 'not-open' })
  expect(await problemOf(list(anchor, ann.call))).toMatchObject({ code: 'not-open' })
})

test.each<[string, ThreadAnchor, string]>([
  ['a page that is not there', { page: 'nowhere' }, 'not-found'],
  ['a version that is not there', { page: 'SLUG', at: '7.0' }, 'not-found'],
  ['a proposal that is not there', { page: 'SLUG', proposal: 9 }, 'not-found'],
  ['a draft that is not there', { page: 'SLUG', draft: 'no' }, 'not-found'],
  ['a draft and a proposal', { page: 'SLUG', draft: 'no', proposal: 1 }, 'invalid'],
])('a thread about %s is refused', async (_what, anchor, code) => {
  const slug = await makePage(ann)
  const meant = { ...anchor, page: anchor.page === 'SLUG' ? slug : anchor.page }
  expect(await problemOf(begin(meant))).toMatchObject({ code })
  expect(await problemOf(list(meant, bo.call))).toMatchObject({ code })
  expect((await list({ page: slug })).items).toEqual([])
})

test.each(['no json', '[]', '{"page":7}', '{}'])('an anchor %s is refused', async (anchor) => {
  expect(await problemOf(visitor('listThreads', { query: { anchor } }))).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'anchor', message: expect.stringContaining('JSON') }],
  })
})

test('a ready list drops when something is said, and when it is taken back', async () => {
  const slug = await makePage(ann)
  const anchor = encodeURIComponent(JSON.stringify({ page: slug }))
  const read = async () => (await fetch(`${server.base}/api/v1/threads?anchor=${anchor}`)).text()
  expect(await read()).not.toContain('Une minute suffit')
  const { id } = await begin({ page: slug })
  expect(await read()).toContain('Une minute suffit')
  await bo.call('withdrawComment', { params: { id } })
  expect(await read()).not.toContain('Une minute suffit')
})
