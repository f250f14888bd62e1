import type { Services } from '../records/services/services.ts'

/** Rows of one insertion: SQLite takes so many values. */
const BATCH = 1000

/** Makes accounts that follow a page, by its id; answers theirs. Nobody can sign in to one. */
export const addWatchers = async (
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  page: string,
  count: number,
): Promise<readonly string[]> => {
  const since = clock().toISOString()
  const ids = Array.from({ length: count }, (_, n) => `watcher-${n}`)
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = ids.slice(from, from + BATCH)
    await database
      .insertInto('user')
      .values(
        some.map((id) => ({
          id,
          name: id,
          email: `${id}@example.org`,
          emailVerified: 0,
          image: null,
          createdAt: since,
          updatedAt: since,
          admin: 0,
          banned: 0,
        })),
      )
      .execute()
    await database
      .insertInto('watch')
      .values(some.map((person) => ({ person, kind: 'page', of: page, level: 'all', since })))
      .execute()
  }
  return ids
}
