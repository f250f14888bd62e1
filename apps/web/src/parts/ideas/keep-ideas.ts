import { isRecord } from '@forkshop/domain'
import type { Passage } from '../passage/anchor.ts'
import type { IdeaPlace, KeptIdea, KeptIdeas } from './kept-ideas.ts'

/** Ideas that a device keeps; beyond, the oldest that is not waiting to be sent goes. */
const MAX_KEPT = 50

type Kept = Pick<KeptIdeas, 'all' | 'load' | 'store'>

/** Takes what this device kept before, and what other tabs keep. */
export const readKept = ({ all, load }: Kept): void => {
  all.value = parseKept(load()) ?? all.value
}

const write = ({ all, store }: Kept, ideas: readonly KeptIdea[]): void => {
  all.value = ideas
  store(JSON.stringify(ideas))
}

/** Keeps an idea in place of the one with its id; one without words is forgotten. */
export const keepIdea = (kept: Kept, idea: KeptIdea): void => {
  readKept(kept)
  const others = kept.all.value.filter(({ id }) => id !== idea.id)
  const isEmpty = `${idea.text}${idea.observed}`.trim() === ''
  write(kept, isEmpty ? others : bounded([...others, idea]))
}

/** Throws one away. */
export const forgetIdea = (kept: Kept, id: string): void => {
  readKept(kept)
  write(
    kept,
    kept.all.value.filter((idea) => idea.id !== id),
  )
}

/** The idea that is kept for a place, the newest of several. */
export const keptAt = (ideas: readonly KeptIdea[], { page, passage }: IdeaPlace): KeptIdea | null =>
  ideas.findLast((idea) => idea.page === page && nameOf(idea.passage) === nameOf(passage)) ?? null

const nameOf = (passage: Passage | null): string =>
  passage === null ? '' : `${passage.prefix}|${passage.quote}|${passage.suffix}`

const bounded = (ideas: readonly KeptIdea[]): readonly KeptIdea[] => {
  if (ideas.length <= MAX_KEPT) return ideas
  const oldest = ideas.find(({ state }) => state === 'writing') ?? ideas[0]
  return ideas.filter((idea) => idea !== oldest)
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const parsePassage = (value: unknown): Passage | null =>
  isRecord(value) && typeof value['quote'] === 'string'
    ? {
        quote: value['quote'],
        prefix: textIn(value['prefix']),
        suffix: textIn(value['suffix']),
      }
    : null

const parseOne = (value: unknown): readonly KeptIdea[] => {
  if (!isRecord(value) || typeof value['id'] !== 'string' || typeof value['page'] !== 'string')
    return []
  return [
    {
      id: value['id'],
      page: value['page'],
      event: textOrNull(value['event']),
      at: textOrNull(value['at']),
      passage: parsePassage(value['passage']),
      text: textIn(value['text']),
      observed: textIn(value['observed']),
      name: textIn(value['name']),
      tell: textIn(value['tell']),
      state: value['state'] === 'waiting' ? 'waiting' : 'writing',
    },
  ]
}

/** What a storage holds; nothing for what is not ours, null where it holds nothing. */
const parseKept = (json: string | null): readonly KeptIdea[] | null => {
  if (json === null) return null
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? value.flatMap(parseOne) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}
