import type { Person } from '@forkshop/repository'
import type { DecidedChange } from './read-changes.ts'
import type { UpstreamLine } from './read-pair.ts'

/**
 * Who wrote what is taken: the authors of the revisions that made it so and those who wrote with them, each once. Whom
 * a push merely claims to be is left out: nobody's name is repeated on its word, and the revision that it came from says it.
 */
export function creditsOf(
  chosen: readonly Pick<DecidedChange, 'turns'>[],
  { revisions, older }: UpstreamLine,
): readonly Person[] {
  const made = new Set(
    chosen.flatMap(({ turns }) => turns.flatMap((turn) => revisions[turn] ?? older)),
  )
  const people = [...made].flatMap(({ author, verified, trailers }) => {
    return verified ? [author, ...trailers.flatMap(coAuthorOf)] : []
  })
  return [...new Map(people.map((one) => [one.email || one.name, one])).values()]
}

function coAuthorOf({ key, value }: { readonly key: string; readonly value: string }) {
  if (key !== 'Co-authored-by') return []
  const [, name = value, email = ''] = /^(.*?)\s*<([^>]*)>$/.exec(value) ?? []
  return { name, email }
}
