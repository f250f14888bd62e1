import type { Storage } from '@forkshop/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMember, formatText, type Calls } from '../../testing/calls.ts'
import { testServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let admin: Calls
let member: Calls

beforeAll(async () => {
  server = await testServer()
  admin = await addMember(server, 'admin@test.example', { admin: true })
  member = await addMember(server, 'member@test.example')
  await member.post('/pages', { text: formatText({ body: 'One.' }), slug: 'one' })
})
afterAll(async () => {
  await server.close()
})

const storage = async (): Promise<Storage> => {
  const { status, body } = await admin.get('/storage')
  expect(status).toBe(200)
  return Object(body)
}

test('an administrator sees how the histories lie on disk, nobody else', async () => {
  const { available, histories, bytes, tidying, finished, largest } = await storage()
  expect({ available, histories, tidying, finished }).toEqual({
    available: true,
    histories: 1,
    tidying: null,
    finished: null,
  })
  expect(bytes).toBeGreaterThan(500)
  expect(largest).toMatchObject([{ page: { slug: 'one' }, packs: 0, tidied: null, problem: null }])
  expect((await member.get('/storage')).status).toBe(403)
  expect((await member.post('/storage/tidy', {})).status).toBe(403)
})

test('puts them in order on request, and they read as before', async () => {
  const before = await member.get('/pages/one/raw')
  const seen = await storage()
  const begun = Object((await admin.post('/storage/tidy', {})).body)
  expect(begun.tidying).toMatchObject({ done: 0 })
  // What is asked for each second while it runs costs no look at every history.
  expect(begun.largest).toEqual(seen.largest)
  await expect.poll(async () => (await storage()).tidying, { timeout: 20_000 }).toBeNull()
  const { finished, largest } = await storage()
  expect(finished).not.toBeNull()
  expect(largest).toMatchObject([{ packs: 1, looseObjects: 0, problem: null }])
  expect((await member.get('/pages/one/raw')).text).toBe(before.text)
})
