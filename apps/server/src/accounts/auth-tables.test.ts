import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { testRecords } from '../testing/test-records.ts'
import { createAuth } from './auth.ts'

test('better-auth finds every table and column that it needs', async () => {
  const auth = createAuth(await testRecords())
  const { toBeCreated, toBeAdded, schemaProblems } = await getMigrations(auth.options)
  expect(toBeCreated.map(({ table }) => table)).toEqual([])
  expect(toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)])).toEqual([])
  expect(schemaProblems).toEqual([])
})
