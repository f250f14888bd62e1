import type { Person } from '@forkshop/repository'
import { accountAuthor } from '../../records/accounts/author.ts'
import type { Services } from '../../records/services/services.ts'
import { writersOf, type DraftRow } from './draft-rows.ts'
import type { PublishWords } from './publish-words.ts'

/** Those who really wrote; the caller may leave some out, and can add nobody. */
export const coAuthorsOf = async (
  services: Services,
  draft: DraftRow,
  { coAuthors }: Pick<PublishWords, 'coAuthors'>,
): Promise<readonly Person[]> =>
  (await writersOf(services, draft.id))
    .filter(({ id }) => coAuthors === undefined || coAuthors.includes(id))
    .map((writer) => accountAuthor(services, writer))
