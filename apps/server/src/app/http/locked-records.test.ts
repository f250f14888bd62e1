import { beforeAll, expect, it } from 'vitest'
import { openSqliteFile } from '../../records/database/node-sqlite.ts'
import { addMember, callsOf, formatText, type Calls } from '../../testing/calls.ts'
import { useTestServer } from '../../testing/test-server.ts'

const server = useTestServer()
let member: Calls

beforeAll(async () => {
  member = await addMember(server, 'member@test.example')
  await member.post('/pages', { text: formatText(), slug: 'there' })
})

it('answers readers and refuses writers for now while another program holds the records', async ({
  skip,
}) => {
  const { databaseFile } = server.services
  if (databaseFile === null) return skip()
  const other = openSqliteFile(databaseFile)
  other.exec('BEGIN EXCLUSIVE')
  const order: string[] = []
  const idea = member
    .post('/pages/there/ideas', { text: 'Une idée', kind: 'other' })
    .finally(() => order.push('idea'))
  const page = await callsOf(server).get('/pages/there')
  order.push('page')
  expect(page.status).toBe(200)
  const refused = await idea
  expect(order).toEqual(['page', 'idea'])
  expect(refused).toMatchObject({ status: 503, body: { code: 'busy' } })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  other.exec('ROLLBACK')
  other.close()
  expect((await member.get('/pages/there/ideas')).body['items']).toEqual([])
})
