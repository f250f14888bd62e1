import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import {
  draftServer,
  leftOf,
  makePage,
  problemOf,
  problemsOf,
  TEXT,
} from '../../testing/draft-server.ts'
import { startCalls } from '../../testing/start-calls.ts'
import { TEST_PASSWORD } from '../../testing/test-server.ts'
import { holdStart } from '../../records/pages/close-start.ts'
import { finishOpen } from '../../journal/finish.ts'
import { pageWork } from '../pages/upkeep/repair.ts'

const { server, ann } = await annAndBo()
const { begin, publish, write, pageOf, rowOf } = startCalls(server, ann)

test('two who publish at once make one page', async () => {
  const { id } = await begin(ann, { text: TEXT.replace('Tour de table', 'Une seule fois') })
  const answers = await Promise.allSettled([publish(id), publish(id)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { items } = await server.caller()('search', { query: { q: 'une seule fois' } })
  expect(items).toHaveLength(1)
})

test('a token for certain pages neither begins nor reaches one', async () => {
  const slug = await makePage(ann)
  const { token } = await ann.call('createToken', {
    body: { name: 'Une page', scopes: ['write'], pages: [slug] },
  })
  const program = server.caller({ authorization: `Bearer ${token}` })
  const { id } = await begin()
  const problems = await problemsOf([
    program('startDraft', { body: { text: TEXT } }),
    program('getDraft', { params: { id } }),
  ])
  expect(problems.map(({ code }) => code)).toEqual(['forbidden', 'not-found'])
})

test('who leaves hands the text on to whom they let in, else it goes with them', async () => {
  const own = await draftServer()
  try {
    const [cleo, dan] = [await own.person('Cleo'), await own.person('Dan')]
    const shared = await begin(cleo)
    const alone = await begin(cleo)
    const thrown = await begin(cleo)
    await cleo.call('discardDraft', { params: { id: thrown.id } })
    await cleo.call('addDraftPerson', { params: { id: shared.id, user: dan.id } })
    await cleo.call('deleteMe', { body: { name: 'kept', password: TEST_PASSWORD } })
    const { items } = await dan.call('listDraftPeople', { params: { id: shared.id } })
    expect(items).toMatchObject([{ id: dan.id, owner: true }])
    expect(await problemOf(dan.call('getDraft', { params: { id: alone.id } }))).toMatchObject({
      code: 'not-open',
    })
    const { database } = own.services
    const rows = await database.selectFrom('draft_start').select('draft').execute()
    expect(rows.map((row) => row.draft)).toEqual([shared.id])
  } finally {
    await own.close()
  }
})

/** What a crash leaves of a publish: what was announced, and as far as git came. */
const cutShort = async (id: string, reached: 'announced' | 'in git') => {
  const { library } = server.services
  const made = library.createPage.bind(library)
  const writes = reached === 'in git'
  server.services.log.error = () => {}
  Object.assign(library, {
    createPage: async (request: Parameters<typeof made>[0]) => {
      if (writes) await made(request)
      throw new Error('the process ends here')
    },
  })
  try {
    await publish(id).catch(() => {})
  } finally {
    Object.assign(library, { createPage: made })
  }
}

test('killed before git has it, the draft is there and goes on', async () => {
  const { id } = await begin(ann, { text: TEXT.replace('Tour de table', 'Coupé avant') })
  await cutShort(id, 'announced')
  expect(await rowOf(id)).toMatchObject({ closed: null })
  const { slug } = await publish(id)
  expect(slug).toBe('coupe-avant')
})

test('killed after git has it, the page is there and the draft is over', async () => {
  const draft = await begin(ann, { text: TEXT.replace('Tour de table', 'Coupé après') })
  await write(draft, 'Ce qui était écrit.')
  await cutShort(draft.id, 'in git')
  await finishOpen(server.services, [pageWork])
  expect(await pageOf('coupe-apres')).toMatchObject({ title: 'Coupé après' })
  expect((await pageOf('coupe-apres')).text).toContain('Ce qui était écrit.')
  expect((await rowOf(draft.id)).closed).not.toBeNull()
  expect(await leftOf(server, draft.id)).not.toContain('draft_log')
})

test('killed between what was announced and git, the next start goes on with the draft', async () => {
  const draft = await begin(ann, { text: TEXT.replace('Tour de table', 'Coupé entre') })
  const { page } = await rowOf(draft.id)
  const { database } = server.services
  await database
    .insertInto('intent')
    .values({
      id: 'slug:coupe-entre',
      kind: 'create',
      payload: JSON.stringify({ page, slug: 'coupe-entre', lineage: page, originVersion: null }),
      created: new Date().toISOString(),
    })
    .execute()
  await holdStart(database, page, new Date())
  expect(await problemOf(publish(draft.id))).toMatchObject({ code: 'not-open' })
  await finishOpen(server.services, [pageWork])
  expect((await publish(draft.id)).slug).toBe('coupe-entre')
})
