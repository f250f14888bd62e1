import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMember, formatText, type Calls } from '../../../testing/calls.ts'
import { testServer, type TestServer } from '../../../testing/test-server.ts'

let server: TestServer
let member: Calls
let made = 0

beforeAll(async () => {
  server = await testServer()
  member = await addMember(server, 'member@test.example')
}, 60_000)
afterAll(() => server.close())

const first = formatText({ body: 'Un matin.\n\nUn midi.\n\nUn soir.\n' })

/** A page with one revision for each text; answers their ids, oldest first. */
async function pageWith(...texts: readonly string[]) {
  made += 1
  const at = `/pages/page-${made}`
  const page = await member.post('/pages', { text: first, slug: `page-${made}` })
  const ids = [(page.body['revision'] as { id: string }).id]
  for (const text of texts) {
    const answer = await member.put(at, { text, base: ids.at(-1), reason: 'Suite' })
    ids.push((answer.body['revision'] as { id: string }).id)
  }
  const textNow = async () => (await member.get(`${at}/raw`)).text
  return { at, ids, textNow }
}

const morning = first.replace('Un matin.', 'Une aube.')
const both = morning.replace('Un soir.', 'Une nuit.')

describe('undoing a revision', () => {
  it('takes it back and keeps what came after', async () => {
    const { at, ids, textNow } = await pageWith(morning, both)
    const undone = await member.post(`${at}/revisions/${ids[1]}/undo`, { reason: 'Trop tôt' })
    expect(undone.body).toMatchObject({ unchanged: false, revision: { reason: 'Trop tôt' } })
    expect(await textNow()).toBe(first.replace('Un soir.', 'Une nuit.'))
    expect((await member.get(`${at}/revisions`)).body['items']).toHaveLength(4)
  })

  it('twice changes nothing more and says so', async () => {
    const { at, ids, textNow } = await pageWith(morning)
    const undo = `${at}/revisions/${ids[1]}/undo`
    await member.post(undo, { reason: 'Retour' })
    expect((await member.post(undo, { reason: 'Retour' })).body).toMatchObject({ unchanged: true })
    expect(await textNow()).toBe(first)
  })

  it('is refused with both texts where somebody built on it', async () => {
    const later = morning.replace('Une aube.', 'Une aurore.')
    const { at, ids, textNow } = await pageWith(morning, later)
    const refused = await member.post(`${at}/revisions/${ids[1]}/undo`, { reason: 'Retour' })
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ code: 'conflict', current: ids[2], text: later })
    expect(await textNow()).toBe(later)
  })

  it('is refused for the first revision, and for one that is not there', async () => {
    const { at, ids } = await pageWith()
    expect((await member.post(`${at}/revisions/${ids[0]}/undo`, { reason: 'X' })).status).toBe(422)
    const unknown = `${at}/revisions/${'b'.repeat(40)}/undo`
    expect((await member.post(unknown, { reason: 'X' })).status).toBe(404)
  })
})

describe('restoring a revision', () => {
  it('makes its text the newest again, as a new revision', async () => {
    const { at, ids, textNow } = await pageWith(morning, both)
    const restored = await member.post(`${at}/revisions/${ids[0]}/restore`, {
      reason: 'Comme avant',
    })
    expect(restored.body).toMatchObject({ unchanged: false, revision: { reason: 'Comme avant' } })
    expect(await textNow()).toBe(first)
    expect((await member.get(`${at}/revisions`)).body['items']).toHaveLength(4)
  })

  it('of the newest changes nothing', async () => {
    const { at, ids } = await pageWith(morning)
    const restored = await member.post(`${at}/revisions/${ids[1]}/restore`, { reason: 'X' })
    expect(restored.body).toMatchObject({ unchanged: true })
  })

  it('of another page is not found', async () => {
    const one = await pageWith(morning)
    const two = await pageWith()
    const foreign = `${two.at}/revisions/${one.ids[1]}/restore`
    expect((await member.post(foreign, { reason: 'X' })).status).toBe(404)
  })
})
