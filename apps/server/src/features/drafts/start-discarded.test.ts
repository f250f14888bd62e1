import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { leftOf, problemOf, problemsOf, TEXT, type Caller } from '../../testing/draft-server.ts'
import { startCalls } from '../../testing/start-calls.ts'
import { resumeStart } from '../../records/pages/close-start.ts'
import { sweepDiscarded } from './discarded-rows.ts'

const { server, ann, bo } = await annAndBo()
const admin = await server.person('Chief', { admin: true })
const { begin, publish, write, pageOf, rowOf, upload } = startCalls(server, ann)

const discard = (id: string) => ann.call('discardDraft', { params: { id } })
const takeBack = (id: string, by: Caller = ann) => by.call('takeBackDraft', { params: { id } })
const draftsOf = async ({ call }: Caller) =>
  (await call('listMyDrafts', {})).items.map(({ id }) => id)
const discardedOf = async ({ call }: Caller) => (await call('listDiscardedDrafts', {})).items

test('thrown away it is nobody’s any more, until whoever began it takes it back with all it had', async () => {
  const draft = await begin(ann, { text: TEXT.replace('Tour de table', 'Jeté puis repris') })
  const { id } = draft
  await ann.call('addDraftPerson', { params: { id, user: bo.id } })
  await write(draft, 'Ce qui était écrit.')
  await ann.call('keepCheckpoint', { params: { id }, body: {} })
  const { name } = await upload(id)
  await discard(id)
  expect(await draftsOf(ann)).not.toContain(id)
  expect(await draftsOf(bo)).not.toContain(id)
  expect(await problemOf(publish(id))).toMatchObject({ code: 'not-open' })
  expect((await discardedOf(ann)).find((one) => one.id === id)).toMatchObject({
    page: null,
    title: 'Jeté puis repris',
    purpose: 'start',
    by: 'Ann',
  })
  expect((await discardedOf(bo)).map((one) => one.id)).not.toContain(id)
  const problems = await problemsOf([takeBack(id, bo), takeBack(id, admin)])
  expect(problems.map(({ code }) => code)).toEqual(['forbidden', 'not-found'])

  await takeBack(id)
  expect((await discardedOf(ann)).map((one) => one.id)).not.toContain(id)
  expect(await problemOf(takeBack(id))).toMatchObject({ code: 'not-open' })
  const { items } = await bo.call('listDraftPeople', { params: { id } })
  expect(items.map((one) => one.id)).toEqual([ann.id, bo.id])
  expect((await ann.call('listCheckpoints', { params: { id } })).items).toHaveLength(1)
  await write(await bo.call('getDraft', { params: { id } }), `![Une table](media/${name})`)
  const { slug } = await publish(id)
  expect(slug).toBe('jete-puis-repris')
  const { text } = await pageOf(slug)
  expect(text).toContain('Ce qui était écrit.')
  // what became a page is not brought back as a draft
  expect(await problemOf(takeBack(id))).toMatchObject({ code: 'not-open' })
})

test('one that nobody wrote in is found and taken back as well', async () => {
  const { id } = await begin()
  await discard(id)
  expect((await discardedOf(ann)).map((one) => one.id)).toContain(id)
  await takeBack(id)
  expect(await draftsOf(ann)).toContain(id)
})

/** A draft with something in each of its tables, but for lost words. */
const beginFull = async (title: string) => {
  const draft = await begin(ann, { text: TEXT.replace('Tour de table', title) })
  const params = { id: draft.id }
  await ann.call('addDraftPerson', { params: { ...params, user: bo.id } })
  await write(draft, 'Un mot.')
  await ann.call('keepCheckpoint', { params, body: {} })
  await write(await ann.call('getDraft', { params }), 'Encore un.')
  expect(await leftOf(server, draft.id)).toContain('draft_checkpoint')
  return draft
}

test('nothing of it is left thirty days after it was thrown away', async () => {
  const { id } = await beginFull('Oublié')
  await discard(id)
  const before = await leftOf(server, id)
  expect(before).toEqual(expect.arrayContaining(['draft_start', 'draft_person']))
  const sweepIn = (days: number) => {
    const clock = () => new Date(Date.now() + days * 24 * 60 * 60_000)
    return sweepDiscarded({ ...server.services, clock })
  }
  await sweepIn(29)
  expect(await leftOf(server, id)).toEqual(before)
  await sweepIn(31)
  await sweepIn(33)
  expect(await leftOf(server, id)).toEqual([])
  expect(await problemOf(takeBack(id))).toMatchObject({ code: 'not-open' })
})

test('nothing of it is left beside the page that it became', async () => {
  const { id } = await beginFull('Devenu page')
  await publish(id)
  expect(await leftOf(server, id)).toEqual([])
})

test('a start that goes on with what a publish left does not open what was thrown away', async () => {
  const { id } = await begin()
  await discard(id)
  await resumeStart(server.services.database, (await rowOf(id)).page)
  expect((await rowOf(id)).closed).not.toBeNull()
})
