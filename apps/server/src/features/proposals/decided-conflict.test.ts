import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, TEXT } from '../../testing/draft-server.ts'

const { ann, bo } = await annAndBo()

const ours = TEXT.replace('une minute', 'cinq minutes')
const theirs = TEXT.replace('une minute', 'deux minutes')
const decided = TEXT.replace('une minute', 'trois minutes')

/** Bo proposes one thing, Ann's page meanwhile says another. */
const inConflict = async () => {
  const slug = await makePage(ann)
  const { revision } = await ann.call('getPage', { params: { slug } })
  const body = { text: theirs, base: revision.id, title: 'Deux', reason: 'Une est trop court' }
  const { number, head } = await bo.call('createProposal', { params: { slug }, body })
  const publish = { text: ours, base: revision.id, reason: 'Cinq' }
  const published = await ann.call('publishPage', { params: { slug }, body: publish })
  return { slug, params: { slug, number }, head, base: published.revision.id }
}
const raw = (slug: string) => ann.call('getText', { params: { slug } })

test('a maintainer accepts what they decided, the proposer stays the author', async () => {
  const { slug, params, head, base } = await inConflict()
  const body = { text: decided, head, base }
  const { revision } = await ann.call('acceptProposal', { params, body })
  expect(revision.author).toEqual({ id: bo.id, name: 'Bo' })
  expect(await raw(slug)).toBe(decided)
  expect(await ann.call('getProposal', { params })).toMatchObject({ state: 'accepted' })
})

test('a decision on texts that moved is not taken', async () => {
  const { slug, params, head, base } = await inConflict()
  const body = { text: decided, head, base: head }
  const accept = (more: { base?: string }) =>
    problemOf(ann.call('acceptProposal', { params, body: { ...body, ...more } }))
  expect(await accept({})).toMatchObject({ code: 'changed' })
  const text = decided
  const unnamed = ann.call('acceptProposal', { params, body: { text, base } })
  expect(await problemOf(unnamed)).toMatchObject({ code: 'invalid' })
  expect(await raw(slug)).toBe(ours)
})

test.each([
  ['front matter that does not parse', '---\nkind: [\n---\n\nText.\n', 'invalid'],
  ['a field that is wrong', decided.replace('lang: fr', 'lang: 7'), 'invalid'],
  ['a NUL character', decided.replace('trois', 'trois\0'), 'invalid'],
  ['more than a megabyte', `${decided}${'x'.repeat(1_000_001)}`, 'too-large'],
])('a decision of %s is refused, and the proposal stays open', async (_what, text, code) => {
  const { slug, params, head, base } = await inConflict()
  const body = { text, head, base }
  expect(await problemOf(ann.call('acceptProposal', { params, body }))).toMatchObject({ code })
  expect(await raw(slug)).toBe(ours)
  expect(await ann.call('getProposal', { params })).toMatchObject({ state: 'open' })
})

test('without a conflict the merge counts, whatever text comes along', async () => {
  const slug = await makePage(ann)
  const { revision } = await ann.call('getPage', { params: { slug } })
  const body = { text: theirs, base: revision.id, title: 'Deux', reason: 'Une est trop court' }
  const { number, head } = await bo.call('createProposal', { params: { slug }, body })
  const params = { slug, number }
  const accept = { text: decided, head, base: revision.id }
  await ann.call('acceptProposal', { params, body: accept })
  expect(await raw(slug)).toBe(theirs)
})

test('its author brings it up to date with the page', async () => {
  const { slug, params, head, base } = await inConflict()
  const body = { text: decided, head, base }
  const changed = await bo.call('updateProposal', { params, body })
  expect(changed).toMatchObject({ base, mergeable: 'clean' })
  await ann.call('acceptProposal', { params, body: {} })
  expect(await raw(slug)).toBe(decided)
})

test('the new base is a revision of the page itself', async () => {
  const { params, head } = await inConflict()
  const body = { text: decided, head, base: head }
  const problem = await problemOf(bo.call('updateProposal', { params, body }))
  expect(problem).toMatchObject({ code: 'invalid', errors: [{ path: 'base' }] })
})
