import { expect, test } from 'vitest'
import { addUser, useTestServer } from '../../testing/test-server.ts'
import { findOperator } from './operator.ts'

const server = useTestServer()
const operator = async (email?: string) => {
  const found = await findOperator(server.services, email)
  return found === null || found === 'unknown' ? found : found.name
}

test('who imports is the first administrator, or whom they name, be it not one', async () => {
  await addUser(server, 'first@example.org')
  expect(await operator()).toBeNull()
  await addUser(server, 'chief@example.org', { admin: true })
  await addUser(server, 'second@example.org', { admin: true })
  expect(await operator()).toBe('chief')
  expect(await operator('First@Example.org')).toBe('first')
  expect(await operator('nobody@example.org')).toBe('unknown')
})

test('nobody imports in the name of an account that is banned', async () => {
  const { id } = await addUser(server, 'gone@example.org')
  await server.services.database
    .updateTable('user')
    .set({ banned: 1 })
    .where('id', '=', id)
    .execute()
  expect(await operator('gone@example.org')).toBe('unknown')
})
