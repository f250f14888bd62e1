import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { gitLibrary, memoryLibrary } from '@forkshop/repository'
import { libraryContract } from './library-contract.ts'
import type { LibraryUnderTest } from './library-contract.ts'
import { postgresDatabase } from './library-postgres.ts'
import { sqliteDatabase } from './library-sqlite.ts'
import type { TestDatabase } from './library-sqlite.ts'

const inFolder = async ({ database, close }: TestDatabase): Promise<LibraryUnderTest> => {
  const directory = await mkdtemp(join(tmpdir(), 'forkshop-library-'))
  const library = await gitLibrary({ directory, database })
  const remove = async (): Promise<void> => {
    await library.close()
    await close()
    await rm(directory, { recursive: true })
  }
  return { library, remove }
}

libraryContract('in memory', async () => {
  const library = memoryLibrary()
  return { library, remove: () => library.close() }
})

libraryContract('git and SQLite', () => inFolder(sqliteDatabase(':memory:')))

const postgres = postgresDatabase()
afterAll(() => postgres.close())
libraryContract('git and PostgreSQL', async () => inFolder(await postgres.fresh()))
