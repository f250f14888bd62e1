import { cleanName, looksLikeName } from '@forkshop/domain'
import { inChunks } from '@forkshop/repository'
import { ProblemError } from '../../base/problem-error.ts'
import type { SentenceKey } from '../../base/sentences.ts'
import type { Services } from '../services/services.ts'

/**
 * A name that somebody gives themselves, as it is kept. Throws `invalid` for one of which nothing is to
 * be seen, and for one that can be taken for that of another person who administers the site; `own` is
 * the account that it is for, when there is one already.
 */
export async function requireName(
  services: Services,
  given: string,
  own: string | null,
): Promise<string> {
  const name = cleanName(given)
  if (name === '') throw refused('name-unseen', 'A name needs letters.')
  const admins = await services.database
    .selectFrom('user')
    .select(['id', 'name'])
    .where('admin', '=', 1)
    .execute()
  if (admins.some((admin) => admin.id !== own && looksLikeName(admin.name, name))) {
    throw refused('name-of-admin', 'Somebody who administers the site has this name.')
  }
  return name
}

/** The names of accounts as they are today, by id; those that are no more have none. */
export async function namesOfAccounts(
  { database }: Pick<Services, 'database'>,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const some of inChunks([...new Set(ids)])) {
    const rows = await database
      .selectFrom('user')
      .select(['id', 'name'])
      .where('id', 'in', some)
      .execute()
    for (const { id, name } of rows) names.set(id, name)
  }
  return names
}

function refused(key: SentenceKey, message: string): ProblemError {
  return new ProblemError('invalid', key, { errors: [{ path: 'name', message, code: key }] })
}
