import { sql } from 'kysely'

/** A part of `data.json`: its name, and how its rows are read once its turn comes. */
export type OwnRecords = readonly [name: string, read: () => Promise<unknown>]

/** The slug of the page whose id stands in a column. */
export const slugOf = (column: string) =>
  sql<string>`(select s.slug from page s where s.id = ${sql.ref(column)})`
