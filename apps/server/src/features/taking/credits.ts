import type { Person } from '@forkshop/repository'
import type { DecidedChange } from './read-changes.ts'
import type { UpstreamLine } from './read-pair.ts'

/**
 * Who wrote what is taken: the authors of the revisions that made it so and those who wrote with them, each once. An
 * address that a push merely claimed is left out, so that nobody is named by it.
 */
export function creditsOf(
  chosen: readonly Pick<DecidedChange, 'turns'>[],
  { revisions, older }: UpstreamLine,
): readonly Person[] {
  const made = new Set(
    chosen.flatMap(({ turns }) => turns.flatMap((turn) => revisions[turn] ?? older)),
  )
  const people = [...made].flatMap(({ author, verified, trailers }) => {
    const named = [author, ...trailers.flatMap(coAuthorOf)]
    return verified ? named : named.map(({ name }) => ({ name, email: '' }))
  })
  return [...new Map(people.map((one) => [`${one.email} ${one.email || one.name}`, one])).values()]
}

function coAuthorOf({ key, value }: { readonly key: string; readonly value: string }) {
  if (key !== 'Co-authored-by') return []
  const [, name = value, email = ''] = /^(.*?)\s*<([^>]*)>$/.exec(value) ?? []
  return { name, email }
}
