import { cleanName, looksLikeName } from '@forkshop/domain'
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

function refused(key: SentenceKey, message: string): ProblemError {
  return new ProblemError('invalid', key, { errors: [{ path: 'name', message, code: key }] })
}
