import type { Revision } from '@forkshop/repository'
import { accountOfAuthor } from '../accounts/author.ts'
import type { Services } from '../services.ts'
import { inChunks } from './in-chunks.ts'

export type AuthorFrom = 'here' | 'guest' | 'elsewhere'

/** Where the authors of revisions come from, by revision. A name that an import or push brought is of elsewhere. */
export async function authorsFrom(
  services: Services,
  revisions: readonly Revision[],
): Promise<ReadonlyMap<string, AuthorFrom>> {
  const asked = [...new Set(revisions.flatMap(({ author }) => accountOfAuthor(author) ?? []))]
  const accounts = new Set<string>()
  for (const some of inChunks(asked)) {
    const rows = await services.database
      .selectFrom('user')
      .select('id')
      .where('id', 'in', some)
      .execute()
    for (const row of rows) accounts.add(row.id)
  }
  return new Map(revisions.map((revision) => [revision.id, authorFrom(revision, accounts)]))
}

function authorFrom({ author, trailers }: Revision, accounts: ReadonlySet<string>): AuthorFrom {
  if (trailers.some(({ key }) => key === 'Imported-From')) return 'elsewhere'
  if (/^guest\+[^@]*@users\.noreply\./.test(author.email)) return 'guest'
  return accounts.has(accountOfAuthor(author) ?? '') ? 'here' : 'elsewhere'
}
