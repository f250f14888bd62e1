import { getMigrations } from 'better-auth/db/migration'
import { createAuth } from '../features/accounts/auth.ts'
import type { Services } from '../records/services/services.ts'

/** What better-auth would still add to the database, and what it finds wrong there; empty when all is well. */
export async function missingAuthTables(services: Services): Promise<readonly string[]> {
  const plan = await getMigrations(createAuth(services).options)
  return [
    ...[...plan.toBeCreated, ...plan.toBeAdded].map(
      ({ table, fields }) => `${table}: ${Object.keys(fields).join(', ')}`,
    ),
    ...plan.schemaProblems,
  ]
}
