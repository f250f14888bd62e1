import { inChunks } from '@forkshop/repository'
import type { Forgotten, OriginRun } from '@forkshop/compare'
import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { runsOfText, runsToText } from './run-text.ts'

/** A remembered piece with the revision that lost it. */
export type LostPiece = {
  readonly key: string
  readonly revision: string
  readonly runs: readonly OriginRun[]
}

/** What a revision lost; `page` is the one on whose line it stands. */
export type Loss = {
  readonly page: string
  readonly revision: string
  readonly forgotten: readonly Forgotten[]
}

/** What a page remembers at most (`dropOldPieces`). */
const MAX_PIECES = { block: 4000, sentence: 8000 } as const
/** Found at most by one question: a page that goes back and forth loses the same pieces again and again. */
const MAX_FOUND = 1000

/** Pieces that any of the pages lost, newest first, those of one revision in the order of its text. */
export async function readPieces(
  database: Kysely<Tables>,
  pages: readonly string[],
  keys: readonly string[],
): Promise<readonly LostPiece[]> {
  const rows = []
  for (const some of inChunks(keys)) {
    const found = await database
      .selectFrom('provenance_piece')
      .select(['id', 'key', 'revision', 'place', 'runs'])
      .where('page', 'in', pages)
      .where('key', 'in', some)
      .orderBy('id', 'desc')
      .limit(MAX_FOUND)
      .execute()
    rows.push(...found)
  }
  const newest = new Map<string, number>()
  for (const { revision, id } of rows) newest.set(revision, Math.max(id, newest.get(revision) ?? 0))
  const ageOf = ({ revision }: { readonly revision: string }) => newest.get(revision) ?? 0
  return rows
    .toSorted((a, b) => ageOf(b) - ageOf(a) || a.place - b.place)
    .map(({ key, revision, runs }) => ({ key, revision, runs: runsOfText(runs) }))
}

/** Remembers what revisions lost; what is remembered already stays as it is. */
export async function putPieces(database: Kysely<Tables>, losses: readonly Loss[]): Promise<void> {
  const rows = losses.flatMap(({ page, revision, forgotten }) =>
    forgotten.map(({ kind, key, runs }, place) => {
      return { page, revision, place, kind, key, runs: runsToText(runs) }
    }),
  )
  for (const some of inChunks(rows)) {
    await database
      .insertInto('provenance_piece')
      .values(some)
      .onConflict((conflict) => conflict.columns(['page', 'revision', 'place']).doNothing())
      .execute()
  }
}

/** Forgets the oldest pieces of a page beyond what it may remember. */
export async function dropOldPieces(database: Kysely<Tables>, page: string): Promise<void> {
  for (const kind of ['block', 'sentence'] as const) {
    await database
      .deleteFrom('provenance_piece')
      .where('page', '=', page)
      .where('kind', '=', kind)
      .where('id', '<', (eb) =>
        eb
          .selectFrom('provenance_piece')
          .select('id')
          .where('page', '=', page)
          .where('kind', '=', kind)
          .orderBy('id', 'desc')
          .limit(1)
          .offset(MAX_PIECES[kind] - 1),
      )
      .execute()
  }
}
