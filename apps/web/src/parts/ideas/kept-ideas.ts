import { isRecord } from '@forkshop/domain'
import type { Idea } from '@forkshop/api'
import { inject, shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import type { Passage } from '../passage/anchor.ts'

/** An idea that this device keeps until it is sent or thrown away. */
export type KeptIdea = {
  /** 128 random bits in hexadecimal: however often it is sent, it is one idea. */
  readonly id: string
  readonly page: string
  readonly event: string | null
  /** The version or revision whose passage it is about. */
  readonly at: string | null
  readonly passage: Passage | null
  readonly text: string
  readonly observed: string
  readonly name: string
  /** Whether it is being written, or was sent while there was no line. */
  readonly state: 'writing' | 'waiting'
}

/** Where an idea is said: its page and the passage, null for the whole page. */
export type IdeaPlace = Pick<KeptIdea, 'page' | 'passage'>

export type KeptIdeas = {
  /** Oldest first; empty until `read`. */
  readonly all: Readonly<ShallowRef<readonly KeptIdea[]>>
  /** The one that was sent last. */
  readonly sent: ShallowRef<Idea | null>
  /** Id of the one whose dialog is open, which tells of it itself. */
  readonly open: ShallowRef<string | null>
  /** Takes what this device kept before, and what other tabs keep. */
  readonly read: () => void
  /** Keeps an idea in place of the one with its id; one without words is forgotten. */
  readonly keep: (idea: KeptIdea) => void
  readonly forget: (id: string) => void
  /** Sends what waits, once at a time; what cannot be sent goes on waiting. */
  readonly send: () => Promise<void>
}

type Place = Pick<Storage, 'getItem' | 'setItem'>

const KEY = 'ideas'
/** Ideas that a device keeps; beyond, the oldest that is not waiting to be sent goes. */
const MAX_KEPT = 50

/**
 * Ideas kept by `place`, the browser's storage (null on the server, where nothing is kept), and sent
 * by `deliver`.
 */
export const createKeptIdeas = (
  place: () => Place | null,
  deliver: (kept: KeptIdeas) => Promise<void> = async () => {},
): KeptIdeas => {
  let sending: Promise<void> | null = null
  const all = shallowRef<readonly KeptIdea[]>([])
  const read = (): void => {
    all.value = parseKept(quietly(() => place()?.getItem(KEY)) ?? null) ?? all.value
  }
  const write = (ideas: readonly KeptIdea[]): void => {
    all.value = ideas
    quietly(() => place()?.setItem(KEY, JSON.stringify(ideas)))
  }
  const kept: KeptIdeas = {
    all,
    sent: shallowRef(null),
    open: shallowRef(null),
    send: () => {
      read()
      if (!all.value.some(({ state }) => state === 'waiting')) return Promise.resolve()
      sending ??= deliver(kept).finally(() => (sending = null))
      return sending
    },
    read,
    keep: (idea) => {
      read()
      const others = all.value.filter(({ id }) => id !== idea.id)
      const isEmpty = `${idea.text}${idea.observed}`.trim() === ''
      write(isEmpty ? others : bounded([...others, idea]))
    },
    forget: (id) => {
      read()
      write(all.value.filter((idea) => idea.id !== id))
    },
  }
  return kept
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

/** A browser may refuse its storage: what is typed then lives as long as the page. */
const quietly = <Value>(use: () => Value): Value | null => {
  try {
    return use()
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
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

export const keptIdeasKey: InjectionKey<KeptIdeas> = Symbol('kept ideas')

/** The ideas that this device keeps. */
export const useKeptIdeas = (): KeptIdeas => {
  const kept = inject(keptIdeasKey)
  if (kept === undefined) throw new Error('kept ideas are not installed')
  return kept
}
