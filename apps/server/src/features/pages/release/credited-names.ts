import type { PersonView } from '@forkshop/api'
import { inChunks, type Person, type Revision } from '@forkshop/repository'
import { languages } from '@forkshop/domain'
import { sentencesIn } from '../../../base/sentences.ts'
import { accountIdOf } from '../../../base/http/actor-id.ts'
import { accountOfAuthor, guestOfAuthor } from '../../../records/accounts/author.ts'
import { namesOfAccounts } from '../../../records/accounts/names.ts'
import { authorView, coAuthorsOf } from '../../../records/pages/views.ts'
import type { Services } from '../../../records/services/services.ts'

/** Who is recorded to have said or proposed something: an account, `guest:<id>`, or nobody whom records know. */
export type Speaker = { readonly author: string | null; readonly author_name: string }

/** Who may be named in words that git keeps for ever. */
export type CreditedNames = {
  /** The writers of a revision; `proposer` is that of the proposal which it accepted. */
  ofRevision(revision: Revision, proposer?: Speaker): readonly PersonView[]
  /** Somebody with an account; null for guests, whose words are records that they can take their name from. */
  ofSpeaker(speaker: Speaker): PersonView | null
}

/**
 * Looks up under which names people may be credited: those with an account by the name they have now, of a closed one
 * only where its name was kept, guests who proposed by what their proposal still says, and whom an import named as it
 * did. A name that a push merely claims is nobody's.
 */
export async function creditedNames(
  services: Services,
  revisions: readonly Revision[],
  speakers: readonly Speaker[],
): Promise<CreditedNames> {
  const asked = new Set([
    ...revisions.flatMap((one) => [
      accountOfAuthor(one.author),
      ...coAuthorsOf(one).map(({ id }) => id),
    ]),
    ...speakers.map(({ author }) => accountIdOf(author)),
  ])
  const names = await namesToCredit(
    services,
    [...asked].filter((id) => id !== null),
  )
  const account = (id: string): PersonView | null => {
    const name = names.get(id)
    return name === undefined ? null : { id, name }
  }
  const proposed = ({ author, author_name: name }: Speaker): PersonView | null => {
    const id = accountIdOf(author)
    if (id !== null) return account(id)
    return author === null || name === '' || name === UNNAMED ? null : { id: null, name }
  }
  const author = (revision: Revision): PersonView | null => {
    if (!revision.verified || isGuest(revision.author)) return null
    const view = authorView(revision)
    return view.id === null ? view : account(view.id)
  }
  return {
    ofRevision: (revision, proposer) => {
      const first =
        proposer === undefined || proposer.author === null ? author(revision) : proposed(proposer)
      const others = revision.verified ? coAuthorsOf(revision) : []
      return [first, ...others.map(({ id }) => (id === null ? null : account(id)))].filter(
        (person) => person !== null,
      )
    },
    ofSpeaker: ({ author: speaker }) => {
      const id = accountIdOf(speaker)
      return id === null ? null : account(id)
    },
  }
}

/** How `authorOf` calls a guest without a name. */
const UNNAMED = 'Guest'

const isGuest = (person: Person): boolean => guestOfAuthor(person) !== null

/** Names by account: that of today, and of a closed account the one that was kept with what it did. */
async function namesToCredit(
  services: Services,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map(await namesOfAccounts(services, ids))
  for (const gone of inChunks(ids.filter((id) => !names.has(id)))) {
    const kept = await services.database
      .selectFrom('change')
      .select(['person as id', 'person_name as name'])
      .distinct()
      .where('person', 'in', gone)
      .execute()
    for (const { id, name } of kept) {
      if (id !== null && name !== null && !former.has(name)) names.set(id, name)
    }
  }
  return names
}

/** What an account is called that was closed and took its name along. */
const former = new Set(languages.map((language) => sentencesIn(language).t('page.former-member')))
