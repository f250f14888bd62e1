import { expect, test } from 'vitest'
import { missingAuthTables } from '../../testing/missing-auth-tables.ts'
import { testRecords } from '../../testing/test-records.ts'

test('better-auth finds every table and column that it needs', async () => {
  expect(await missingAuthTables(await testRecords())).toEqual([])
})
