import type { Person } from '@forkshop/repository'
import { accountAuthor } from '../../records/accounts/author.ts'
import type { Services } from '../../records/services/services.ts'
import type { Importer } from './import-request.ts'

/**
 * Who imports from the command line: the account of an address, else the first administrator. Null in
 * a library without administrators: its pages have no maintainer yet. `unknown` for an address that
 * has no account.
 */
export async function findOperator(
  services: Services,
  email: string | undefined,
): Promise<Importer | 'unknown'> {
  const row = await services.database
    .selectFrom('user')
    .select(['id', 'name', 'email', 'admin'])
    .where('banned', '=', 0)
    .$if(email === undefined, (query) => query.where('admin', '=', 1))
    .$if(email !== undefined, (query) => query.where('email', '=', (email ?? '').toLowerCase()))
    .orderBy('createdAt')
    .executeTakeFirst()
  if (row === undefined) return email === undefined ? null : 'unknown'
  const { id, name } = row
  return {
    kind: 'account',
    id,
    name,
    email: row.email,
    admin: row.admin === 1,
    session: null,
    token: null,
  }
}

/** How who imports is named in commits; null for an operator without an account. */
export function importAuthor(
  services: Services,
  importer: { readonly id: string; readonly name: string } | null,
): Person {
  if (importer !== null) return accountAuthor(services, importer)
  const { hostname } = new URL(services.settings.url)
  return { name: 'Forkshop', email: `import@users.noreply.${hostname}` }
}
