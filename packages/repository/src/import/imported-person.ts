import { toIdentity } from '../commit-info.ts'
import type { Person } from '../library.ts'
import type { ImportSettings } from './source.ts'

// A domain that no mailbox can ever have (RFC 2606).
const NOWHERE = 'imported.invalid'
// Addresses of accounts of a Forkshop, and of other hosts that hide people's own ones this way.
const HIDDEN_ADDRESS = /@users\.noreply\./i

/**
 * Somebody as imported revisions name them. Without addresses, and for those that would read as an
 * account of a library, the address is made from the name: the same for every commit of a person.
 */
export function toImportedPerson(person: Person, { keepAddresses }: ImportSettings): Person {
  const { name, email } = toIdentity(person)
  const isKept = keepAddresses && email !== '' && !HIDDEN_ADDRESS.test(email)
  return { name, email: isKept ? email : `${wordOf(name)}@${NOWHERE}` }
}

function wordOf(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  return words.length === 0 ? 'unknown' : words.join('-').slice(0, 60)
}
