import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** Where records say who did something, each with the column of the name beside it. */
const named = [
  ['idea', 'author', 'author_name'],
  ['proposal', 'author', 'author_name'],
  ['proposal', 'decided_by', 'decided_by_name'],
  ['thread', 'author', 'author_name'],
  ['thread', 'resolved_by', 'resolved_by_name'],
  ['comment', 'author', 'author_name'],
  ['offer', 'decided_by', 'decided_by_name'],
  ['photograph', 'author', 'author_name'],
  ['card', 'author', 'name'],
  ['change', 'person', 'person_name'],
  ['told_act', 'who', 'who_name'],
  ['run_move', 'by', 'by_name'],
  ['preparation_mark', 'done_by', 'done_name'],
  ['preparation_mark', 'taken_by', 'taken_name'],
  ['preparation_mark', 'note_by', 'note_name'],
  ['role_person', 'user', 'name'],
  ['draft_writer', 'user', 'name'],
] as const satisfies readonly (readonly [keyof Tables, string, string])[]

/** Pages on which others see something that somebody said: each has a column with the id of its page. */
const shownOn = ['idea', 'proposal', 'comment', 'photograph', 'card'] as const

/** Puts another name to all that somebody (an account or `guest:<id>`) said; where none stood none comes. */
export async function renameWords(
  transaction: Kysely<Tables>,
  author: string,
  name: string,
): Promise<void> {
  for (const [table, who, called] of named) {
    await sql`update ${sql.table(table)} set ${sql.ref(called)} = ${name}
      where ${sql.ref(who)} = ${author} and ${sql.ref(called)} is not null`.execute(transaction)
  }
  const guest = /^guest:(.*)$/.exec(author)?.[1]
  if (guest === undefined) return
  await transaction
    .updateTable('offer')
    .set({ author_name: name })
    .where('guest', '=', guest)
    .execute()
}

/** Where it is kept who counts towards something; nobody is named there. */
const counted = [
  ['idea_support', 'supporter'],
  ['comment_support', 'supporter'],
  ['card_dot', 'giver'],
  ['report', 'reporter'],
] as const

/** Gives all that a guest (`guest:<id>`) said to an account that said nothing yet, as if it had said it. */
export async function giveWords(
  transaction: Kysely<Tables>,
  from: string,
  to: { readonly id: string; readonly name: string },
): Promise<void> {
  for (const [table, who, called] of named) {
    await sql`update ${sql.table(table)} set ${sql.ref(called)} = ${to.name}
      where ${sql.ref(who)} = ${from} and ${sql.ref(called)} is not null`.execute(transaction)
    await sql`update ${sql.table(table)} set ${sql.ref(who)} = ${to.id}
      where ${sql.ref(who)} = ${from}`.execute(transaction)
  }
  for (const [table, who] of counted) {
    await sql`update ${sql.table(table)} set ${sql.ref(who)} = ${to.id}
      where ${sql.ref(who)} = ${from}`.execute(transaction)
  }
}

/** Ids of the pages that show something which somebody said. */
export async function pagesWithWords(
  database: Kysely<Tables>,
  author: string,
): Promise<readonly string[]> {
  const found = await Promise.all(
    shownOn.map((table) =>
      database.selectFrom(table).select('page').distinct().where('author', '=', author).execute(),
    ),
  )
  return [...new Set(found.flat().map(({ page }) => page))]
}
