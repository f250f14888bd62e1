import type { Walkable } from './entry.ts'

/** One change: what it is, and where it is, or what is said of a day, line by line. */
export type ChangeLine = {
  readonly entry: Walkable
  readonly title: string
  readonly details: readonly string[]
}

type Words = {
  readonly titleOf: (entry: Walkable) => string
  readonly placeOf: (entry: Walkable) => string
}

/** A change in words; of a day, its steps and what becomes of its end below its name. */
export const changeLine = (entry: Walkable, { titleOf, placeOf }: Words): ChangeLine => {
  const details = entry.kind === 'day' ? entry.day.sentences : [placeOf(entry)]
  return { entry, title: titleOf(entry), details: details.filter((detail) => detail !== '') }
}
