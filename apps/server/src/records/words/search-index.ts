import { SqliteAdapter, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { PartWords } from '../../texts/jobs/page-words.ts'
import { postgresWords } from './postgres-words.ts'
import { sqliteWords } from './sqlite-words.ts'

/** Pages that match, with a rank: the lower the better. */
export type Match = { readonly page: string; readonly rank: number }

/** A full-text index over folded words: one implementation a dialect, the same answers. */
export type WordIndex = {
  /** Puts the words of a part into the index. */
  put(database: Kysely<Tables>, part: number, words: PartWords): Promise<void>
  /** Takes parts out of it. */
  drop(database: Kysely<Tables>, parts: readonly number[]): Promise<void>
  /** Every page that has, for each of the words, one that begins with it, in whichever of its parts. */
  matching(words: readonly string[]): RawBuilder<Match>
}

/** The index that belongs to a database. */
export function wordIndexOf(database: Kysely<Tables>): WordIndex {
  return database.getExecutor().adapter instanceof SqliteAdapter ? sqliteWords : postgresWords
}
