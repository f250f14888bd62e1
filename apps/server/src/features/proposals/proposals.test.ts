import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, problemsOf, TEXT, type Caller } from '../../testing/draft-server.ts'
import { eventText } from '../../testing/test-page.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'

const { server, ann, bo } = await annAndBo()

const edited = TEXT.replace('une minute', 'deux minutes')
const later = TEXT.replace('ce qui a été dit', 'tout')

const headOf = async (slug: string) => (await ann.call('getPage', { params: { slug } })).revision.id
/** Bo proposes a text on Ann's new page. */
const proposing = async (text = edited) => {
  const slug = await makePage(ann)
  const base = await headOf(slug)
  const proposal = await propose(slug, text, base)
  return { slug, base, proposal, params: { slug, number: proposal.number } }
}
const propose = (
  slug: string,
  text: string,
  base: string,
  more: { ideas?: string[]; event?: string } = {},
) =>
  bo.call('createProposal', {
    params: { slug },
    body: { text, base, title: 'Plus de temps', reason: 'Une minute est trop court', ...more },
  })
const put = async (slug: string, text: string) => {
  const body = { text, base: await headOf(slug), reason: 'Ailleurs' }
  await ann.call('publishPage', { params: { slug }, body })
}
type Params = { readonly slug: string; readonly number: number }
const get = (params: Params) => bo.call('getProposal', { params })
const view = (params: Params) => server.caller()('viewProposal', { params })
const accept = (params: Params, body: { head?: string; base?: string } = {}) =>
  ann.call('acceptProposal', { params, body })
const rawText = (slug: string) => ann.call('getText', { params: { slug } })

test('offers a text with its number, author and state', async () => {
  const { proposal, base, slug } = await proposing()
  expect(proposal).toMatchObject({
    number: 1,
    state: 'open',
    author: { id: bo.id, name: 'Bo' },
    base,
    mergeable: 'clean',
    decision: null,
    comments: 0,
  })
  expect(await rawText(slug)).toBe(TEXT)
})

test('gives every proposal its own number, however many come at once', async () => {
  const slug = await makePage(ann)
  const base = await headOf(slug)
  const texts = Array.from({ length: 8 }, (_, index) => TEXT.replace('une', `${index + 2}`))
  const made = await Promise.all(texts.map((text) => propose(slug, text, base)))
  expect(made.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8,
  ])
  const { items } = await bo.call('listProposals', { params: { slug }, query: { limit: 5 } })
  expect(items.map(({ number }) => number)).toEqual([8, 7, 6, 5, 4])
})

test('lists proposals in parts, newest first, by state', async () => {
  const { slug, base, params } = await proposing()
  await propose(slug, later, base)
  await bo.call('withdrawProposal', { params })
  const first = await bo.call('listProposals', { params: { slug }, query: { limit: 1 } })
  expect(first.items.map(({ number }) => number)).toEqual([2])
  const cursor = first.nextCursor ?? undefined
  const second = await bo.call('listProposals', { params: { slug }, query: { limit: 1, cursor } })
  expect(second).toMatchObject({ items: [{ number: 1 }], nextCursor: null })
  const open = await bo.call('listProposals', { params: { slug }, query: { state: 'open' } })
  expect(open.items.map(({ number }) => number)).toEqual([2])
})

test('accepting keeps the proposer as author and the maintainer as committer', async () => {
  const { slug, base, proposal, params } = await proposing()
  const { revision } = await accept(params, { head: proposal.head, base })
  expect(revision).toMatchObject({ author: { id: bo.id, name: 'Bo' } })
  expect(await rawText(slug)).toBe(edited)
  const { id } = await ann.call('getPage', { params: { slug } })
  const recorded = await server.services.library.revision(pageIdOf(id), revisionIdOf(revision.id))
  expect(recorded).toMatchObject({
    parents: [base, proposal.head],
    author: { name: 'Bo' },
    committer: { name: 'Ann' },
    trailers: [{ key: 'Proposal', value: '1' }],
  })
  expect(await get(params)).toMatchObject({
    state: 'accepted',
    decision: { by: { id: ann.id }, revision: revision.id },
  })
})

test('is accepted once, however often it is tapped', async () => {
  const { slug, params } = await proposing()
  const taps = await Promise.allSettled([accept(params), accept(params), accept(params)])
  expect(taps.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await problemOf(accept(params))).toMatchObject({ status: 409, code: 'not-open' })
  const { items } = await ann.call('listRevisions', { params: { slug } })
  expect(items).toHaveLength(2)
})

test('shows its changes, its merge and the version it was made on', async () => {
  const { slug } = await proposing()
  await ann.call('releaseVersion', {
    params: { slug },
    body: { level: 'major', notes: 'Première' },
  })
  const shown = await view({ slug, number: 1 })
  expect(shown).toMatchObject({
    page: { slug, title: 'Tour de table' },
    baseVersion: '1.0',
    changedMeanwhile: false,
    preview: { kind: 'clean', conflicts: [] },
    acceptedIn: null,
  })
  expect(shown.comparison.changes.filter(({ kind }) => kind !== 'same')).toHaveLength(1)
})

test('is merged with what changed meanwhile elsewhere on the page', async () => {
  const { slug, params } = await proposing()
  await put(slug, later)
  expect(await view(params)).toMatchObject({ changedMeanwhile: true, preview: { kind: 'clean' } })
  await accept(params)
  expect(await rawText(slug)).toBe(edited.replace('ce qui a été dit', 'tout'))
})

test('refuses to accept what was not previewed', async () => {
  const { slug, base, proposal, params } = await proposing()
  await put(slug, later)
  expect(await problemOf(accept(params, { base }))).toMatchObject({ code: 'changed' })
  await bo.call('updateProposal', { params, body: { text: edited.replace('deux', 'trois') } })
  expect(await problemOf(accept(params, { head: proposal.head }))).toMatchObject({
    code: 'changed',
  })
  expect(await rawText(slug)).toBe(later)
  expect(await get(params)).toMatchObject({ state: 'open' })
})

test('a conflict is refused with both texts and leaves the proposal open', async () => {
  const { slug, params } = await proposing()
  const ours = TEXT.replace('une minute', 'cinq minutes')
  await put(slug, ours)
  expect(await get(params)).toMatchObject({ mergeable: 'conflict' })
  const problem = await problemOf(accept(params))
  expect(problem).toMatchObject({ status: 409, code: 'conflict', text: ours })
  expect(problem.conflicts).toHaveLength(1)
  expect(await rawText(slug)).toBe(ours)
  expect(await get(params)).toMatchObject({ state: 'open' })
})

test('its author changes it, on the head they saw', async () => {
  const { proposal, params } = await proposing()
  const update = (caller: Caller, head: string) =>
    caller.call('updateProposal', {
      params,
      body: { text: edited.replace('deux', 'trois'), head, title: 'Trois' },
    })
  const changed = await update(bo, proposal.head)
  expect(changed).toMatchObject({ title: 'Trois', base: proposal.base })
  expect(changed.head).not.toBe(proposal.head)
  expect(await problemOf(update(bo, proposal.head))).toMatchObject({ code: 'changed' })
  expect(await problemOf(update(ann, changed.head))).toMatchObject({ code: 'forbidden' })
})

test('given other words alone, it is its author’s still and in git under them', async () => {
  const { proposal, params, slug } = await proposing()
  const body = { title: 'Deux, pas une', reason: 'On respire' }
  const changed = await bo.call('updateProposal', { params, body })
  expect(changed).toMatchObject({ ...body, base: proposal.base })
  const { id } = await ann.call('getPage', { params: { slug } })
  const [stored] = await server.services.library.proposals(pageIdOf(id))
  expect(stored).toMatchObject({ ...body, head: changed.head, end: null })
  const text = await server.services.library.readText(pageIdOf(id), revisionIdOf(changed.head))
  expect(text).toBe(edited)
  const again = await bo.call('updateProposal', { params, body })
  expect(again.head).toBe(changed.head)
  const { revision } = await accept(params)
  expect(revision).toMatchObject({ author: { name: 'Bo' }, reason: 'Deux, pas une' })
})

test('is declined with a reason by a maintainer alone', async () => {
  const { params } = await proposing()
  const decline = (caller: Caller) =>
    caller.call('declineProposal', { params, body: { reason: 'Trop long pour vingt personnes' } })
  expect(await problemOf(decline(bo))).toMatchObject({ code: 'forbidden' })
  expect(await decline(ann)).toMatchObject({
    state: 'declined',
    decision: { by: { name: 'Ann' }, reason: 'Trop long pour vingt personnes', revision: null },
  })
  expect(await problemOf(accept(params))).toMatchObject({ code: 'not-open' })
})

test('is withdrawn by its author alone', async () => {
  const { params } = await proposing()
  const withdraw = (caller: Caller) => caller.call('withdrawProposal', { params })
  expect(await problemOf(withdraw(ann))).toMatchObject({ code: 'forbidden' })
  expect(await withdraw(bo)).toMatchObject({ state: 'withdrawn' })
  expect(await problemOf(withdraw(bo))).toMatchObject({ code: 'not-open' })
})

test('is discussed and reviewed; scripts are words', async () => {
  const { params } = await proposing()
  const script = '<script>alert(1)</script>'
  await ann.call('addComment', { params, body: { text: script } })
  await bo.call('addComment', { params, body: { text: 'Pourquoi pas ?' } })
  await ann.call('addReview', { params, body: { verdict: 'for', text: '' } })
  const first = await ann.call('listComments', { params, query: { limit: 1 } })
  expect(first.items).toMatchObject([{ text: script, author: { name: 'Ann' } }])
  const cursor = first.nextCursor ?? undefined
  const rest = await ann.call('listComments', { params, query: { limit: 5, cursor } })
  expect(rest).toMatchObject({ items: [{ text: 'Pourquoi pas ?' }], nextCursor: null })
  expect(await view(params)).toMatchObject({
    discussion: [{ text: script }, { author: { name: 'Bo' } }],
    reviews: [{ verdict: 'for' }],
    proposal: { comments: 3 },
  })
})

test('takes the text of a fork', async () => {
  const slug = await makePage(ann)
  const base = await headOf(slug)
  const fork = await bo.call('forkPage', { params: { slug }, body: { reason: 'Chez nous' } })
  const { text, revision } = await bo.call('getPage', { params: { slug: fork.slug } })
  const next = { text: text.replace('une minute', 'deux minutes'), base: revision.id }
  await bo.call('publishPage', { params: { slug: fork.slug }, body: { ...next, reason: 'Plus' } })
  const body = { from: `${fork.slug}@head`, base, title: 'Plus de temps', reason: 'Essayé' }
  const proposal = await bo.call('createProposal', { params: { slug }, body })
  expect(proposal).toMatchObject({ mergeable: 'clean' })
  await accept({ slug, number: proposal.number })
  expect(await rawText(slug)).toContain('deux minutes')
})

test.each([
  ['a text that changes nothing', { text: TEXT }, 'text'],
  ['neither text nor source', {}, 'text'],
  ['both text and source', { text: edited, from: 'x' }, 'text'],
  ['a source at two revisions', { from: 'x@1.0@1.1' }, 'from'],
  ['a source that is no name of a page', { from: 'Tour de table' }, 'from'],
  ['a text with a wrong field', { text: edited.replace('lang: fr', 'lang: 12') }, 'lang'],
  ['an unknown base', { text: edited, base: '0'.repeat(40) }, 'base'],
  ['an unknown idea', { text: edited, ideas: ['nothing'] }, 'ideas'],
])('refuses %s', async (_, given, path) => {
  const slug = await makePage(ann)
  const words = { base: await headOf(slug), title: 'T', reason: 'R' }
  const made = bo.call('createProposal', { params: { slug }, body: { ...words, ...given } })
  const problem = await problemOf(made)
  expect(problem).toMatchObject({ status: 422 })
  expect(problem.errors?.map((error) => error.path)).toContain(path)
})

test('a visitor reads and is led to sign in to speak', async () => {
  const { params, slug, base } = await proposing()
  const visitor = server.caller()
  expect(await visitor('getProposal', { params })).toMatchObject({ number: 1 })
  const refused = [
    visitor('addComment', { params, body: { text: 'x' } }),
    visitor('acceptProposal', { params, body: {} }),
    visitor('createProposal', {
      params: { slug },
      body: { text: edited, base, title: 'T', reason: 'R' },
    }),
  ]
  for (const problem of await problemsOf(refused)) {
    expect(problem).toMatchObject({ status: 401, code: 'not-signed-in' })
  }
})

test('the number of another page’s proposal leads nowhere', async () => {
  const { params } = await proposing()
  const slug = await makePage(bo)
  const elsewhere = { slug, number: params.number }
  expect(await problemOf(get(elsewhere))).toMatchObject({ status: 404 })
  const accepted = bo.call('acceptProposal', { params: elsewhere, body: {} })
  expect(await problemOf(accepted)).toMatchObject({ status: 404 })
  expect(await get(params)).toMatchObject({ state: 'open' })
})

test('comes from a known event or from none', async () => {
  const { slug, base } = await proposing()
  const event = await makePage(ann, eventText('A meeting'))
  expect(await propose(slug, later, base, { event })).toMatchObject({ event })
  const draft = await bo.call('openProposalDraft', { params: { slug }, body: { event } })
  expect(draft).toMatchObject({ event })
  const hidden = await makePage(bo, eventText('A closed meeting'))
  await bo.call('changePage', { params: { slug: hidden }, body: { visibility: 'private' } })
  for (const wrong of ['no-such-event', slug, hidden]) {
    const refused = { status: 422, errors: [{ path: 'event', code: 'not-an-event' }] }
    expect(await problemOf(propose(slug, later, base, { event: wrong }))).toMatchObject(refused)
    const opening = bo.call('openProposalDraft', { params: { slug }, body: { event: wrong } })
    expect(await problemOf(opening)).toMatchObject(refused)
    const saying = bo.call('createIdea', { params: { slug }, body: { text: 'x', event: wrong } })
    expect(await problemOf(saying)).toMatchObject(refused)
  }
})

test('is made from a text of the page, not from a proposal that nobody accepted', async () => {
  const { slug, proposal } = await proposing()
  const refused = { status: 422, errors: [{ path: 'base', code: 'unknown-base' }] }
  expect(await problemOf(propose(slug, later, proposal.head))).toMatchObject(refused)
})

test('a comment and a review are told to whoever keeps the pages that show them', async () => {
  const { params } = await proposing()
  const told: string[] = []
  const stop = server.services.events.on(({ kind }) => {
    if (kind === 'page-changed') told.push(kind)
  })
  await bo.call('addComment', { params, body: { text: 'Un mot' } })
  await bo.call('addReview', { params, body: { verdict: 'for', text: 'Oui' } })
  stop()
  expect(told).toEqual(['page-changed', 'page-changed'])
})

test('an accepted proposal shows what the page took in, not what it had claimed', async () => {
  const { slug, params } = await proposing(edited)
  const minutes = (count: string): string => TEXT.replace('une minute', `${count} minutes`)
  await put(slug, minutes('trois'))
  const { head } = await get(params)
  const previewed = { head, base: await headOf(slug) }
  const shown = async () => {
    const { shows, comparison } = await view(params)
    const html = comparison.changes.map(({ html: drawn }) => drawn ?? '').join('')
    return [
      shows,
      ...['une', 'deux', 'trois', 'quatre'].filter((word) =>
        new RegExp(`<(?:ins|del)>[^<]*\\b${word}\\b`).test(html),
      ),
    ]
  }
  expect(await shown()).toEqual(['proposed', 'une', 'deux'])
  const body = { ...previewed, text: minutes('quatre') }
  await ann.call('acceptProposal', { params, body })
  expect(await shown()).toEqual(['merged', 'trois', 'quatre'])
})
