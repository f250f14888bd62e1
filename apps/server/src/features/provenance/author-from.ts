import type { Revision } from '@forkshop/repository'
import { accountOfAuthor } from '../../records/accounts/author.ts'
import type { Services } from '../../records/services/services.ts'
import { inChunks } from './in-chunks.ts'
import { writerOf } from './writer.ts'

export type AuthorFrom = 'here' | 'guest' | 'elsewhere'

/** Where the authors of revisions come from, by revision. A name that an import or push brought is of elsewhere. */
export async function authorsFrom(
  services: Services,
  revisions: readonly Revision[],
): Promise<ReadonlyMap<string, AuthorFrom>> {
  const asked = [
    ...new Set(revisions.flatMap((revision) => accountOfAuthor(writerOf(revision)) ?? [])),
  ]
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

function authorFrom(revision: Revision, accounts: ReadonlySet<string>): AuthorFrom {
  if (!revision.verified) return 'elsewhere'
  if (revision.trailers.some(({ key }) => key === 'Imported-From')) return 'elsewhere'
  const writer = writerOf(revision)
  if (/^guest\+[^@]*@users\.noreply\./.test(writer.email)) return 'guest'
  return accounts.has(accountOfAuthor(writer) ?? '') ? 'here' : 'elsewhere'
}
