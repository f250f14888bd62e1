import type { NewDecisions } from './library.ts'

/**
 * The files that hold after decisions, in the order of their names; null where that is what held before. A file of a name
 * that is there stays as it is: who decided first is who decided.
 */
export function withDecisions<File extends { readonly name: string }>(
  files: readonly File[],
  { add, remove }: { readonly add: readonly File[]; readonly remove: NewDecisions['remove'] },
): readonly File[] | null {
  const gone = new Set(remove)
  const held = new Map(files.flatMap((file) => (gone.has(file.name) ? [] : [[file.name, file]])))
  for (const file of add) if (!held.has(file.name)) held.set(file.name, file)
  const isSame = held.size === files.length && files.every((file) => held.get(file.name) === file)
  if (isSame) return null
  return [...held.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
