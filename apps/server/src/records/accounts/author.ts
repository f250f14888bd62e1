import { slugFromTitle } from '@forkshop/domain'
import type { Person } from '@forkshop/repository'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../services/services.ts'

/**
 * How a caller is named in commits: an address that leads to the account and to nobody's mailbox
 * (design section 6). Throws `not-signed-in` for visitors.
 */
export function authorOf(services: Pick<Services, 'settings'>, actor: Actor): Person {
  const host = `users.noreply.${new URL(services.settings.url).hostname}`
  switch (actor.kind) {
    case 'visitor':
      throw new ProblemError('not-signed-in', 'sign-in-needed')
    case 'guest':
    case 'past-guest':
      return { name: actor.name ?? 'Guest', email: `guest+${actor.id}@${host}` }
    case 'account':
      return accountAuthor(services, actor)
  }
}

/** How an account is named in commits, whoever writes them. */
export function accountAuthor(
  services: Pick<Services, 'settings'>,
  account: { readonly id: string; readonly name: string },
): Person {
  const host = `users.noreply.${new URL(services.settings.url).hostname}`
  const word = slugFromTitle(account.name)
  return { name: account.name, email: `${account.id}+${word === '' ? 'user' : word}@${host}` }
}

/** How somebody is named in commits whom records know: an account, or `guest:` and a guest's id. */
export function recordedAuthor(
  services: Pick<Services, 'settings'>,
  { id, name }: { readonly id: string; readonly name: string },
): Person {
  const guest = /^guest:(.*)$/.exec(id)?.[1]
  return guest === undefined
    ? accountAuthor(services, { id, name })
    : authorOf(services, { kind: 'guest', id: guest, event: '', name })
}

/** The account that an author address leads to; null for guests and for addresses from elsewhere. */
export function accountOfAuthor(person: Person): string | null {
  const id = /^([A-Za-z0-9_-]{1,64})\+[^@]*@users\.noreply\./.exec(person.email)?.[1]
  return id === undefined || id === 'guest' ? null : id
}

/** The guest that an author address leads to; null for everybody else. */
export function guestOfAuthor(person: Person): string | null {
  return /^guest\+([A-Za-z0-9_-]{1,64})@users\.noreply\./.exec(person.email)?.[1] ?? null
}
