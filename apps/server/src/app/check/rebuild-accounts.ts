import { isId } from '../../base/new-id.ts'
import type { Services } from '../../records/services/services.ts'

/** Ends an address that nobody can have (RFC 2606). */
const UNKNOWN_ADDRESS = 'unknown.invalid'

/**
 * Makes accounts for the maintainers and authors that git names and the records do not know, under
 * their own ids, so that rights and names stay theirs. They have no password, and an address in
 * place of theirs that nobody can have: `forkshop account address` gives them one. Answers how many.
 */
export async function rebuildAccounts(services: Services): Promise<number> {
  const names = await missingPeople(services)
  const now = services.clock().toISOString()
  for (const [id, name] of names) {
    await services.database
      .insertInto('user')
      .values({
        id,
        name: name === '' ? id : name,
        email: `${id}@${UNKNOWN_ADDRESS}`,
        emailVerified: false,
        image: null,
        createdAt: now,
        updatedAt: now,
        admin: 0,
        banned: 0,
      })
      .execute()
  }
  return names.size
}

/** Names by account id, the newest that somebody wrote under. */
async function missingPeople({ database }: Services): Promise<ReadonlyMap<string, string>> {
  const [users, closed, maintainers, changes, proposals, decisions] = await Promise.all([
    database.selectFrom('user').select('id').execute(),
    database.selectFrom('closed_account').select('id').execute(),
    database.selectFrom('maintainer').select('user as id').distinct().execute(),
    database
      .selectFrom('change')
      .select(['person as id', 'person_name as name'])
      .where('person', 'is not', null)
      .orderBy('time')
      .execute(),
    database
      .selectFrom('proposal')
      .select(['author as id', 'author_name as name'])
      .where('author', 'is not', null)
      .orderBy('created')
      .execute(),
    database
      .selectFrom('proposal')
      .select(['decided_by as id', 'decided_by_name as name'])
      .where('decided_by', 'is not', null)
      .orderBy('decided')
      .execute(),
  ])
  const names = new Map(maintainers.map(({ id }) => [id, '']))
  for (const { id, name } of [...proposals, ...decisions, ...changes]) {
    // An id of another form is a guest's, or one of an address from elsewhere.
    if (id !== null && (isId(id) || names.has(id))) names.set(id, name ?? '')
  }
  for (const { id } of [...users, ...closed]) names.delete(id)
  return names
}
