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
  /** The address that is told what becomes of it; '' for none. */
  readonly tell: string
  /** Whether it is being written, or was sent while there was no line. */
  readonly state: 'writing' | 'waiting'
}

/** Where an idea is said: its page and the passage, null for the whole page. */
export type IdeaPlace = Pick<KeptIdea, 'page' | 'passage'>

/**
 * What this device keeps, as every page knows of it. What reads, writes and sends it (`keep-ideas.ts`,
 * `send-kept.ts`) comes where ideas are said, or where one waits.
 */
export type KeptIdeas = {
  /** Oldest first; empty until they were read. */
  readonly all: ShallowRef<readonly KeptIdea[]>
  /** The one that was sent last. */
  readonly sent: ShallowRef<Idea | null>
  /** Id of the one whose dialog is open, which tells of it itself. */
  readonly open: ShallowRef<string | null>
  /** The sending that goes on. */
  readonly sending: ShallowRef<Promise<void> | null>
  /** Whether the browser's storage was refused or full: what is kept then lives as long as the page. */
  readonly isFleeting: ShallowRef<boolean>
  /** What the browser's storage holds, of the ideas or of another key; null for nothing. */
  readonly load: (key?: string) => string | null
  readonly store: (text: string, key?: string) => void
}

type Place = Pick<Storage, 'getItem' | 'setItem'>

const KEY = 'ideas'

/** Ideas kept by `place`, the browser's storage; null on the server, where nothing is kept. */
export const createKeptIdeas = (place: () => Place | null): KeptIdeas => {
  const isFleeting = shallowRef(false)
  /** What found no room there. */
  const held = new Map<string, string>()
  return {
    all: shallowRef([]),
    sent: shallowRef(null),
    open: shallowRef(null),
    sending: shallowRef(null),
    isFleeting,
    load: (key = KEY) => held.get(key) ?? quietly(() => place()?.getItem(key)) ?? null,
    store: (text, key = KEY) => {
      const isKept = quietly(() => {
        place()?.setItem(key, text)
        return true
      })
      isFleeting.value = isKept !== true
      if (isKept === true) held.delete(key)
      else held.set(key, text)
    },
  }
}

/** A browser may refuse its storage (private windows), or have no room left. */
const quietly = <Value>(use: () => Value): Value | null => {
  try {
    return use()
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

/** Whether there may be one: a device that keeps none has nothing to fetch. */
export const mayKeepSome = (kept: Pick<KeptIdeas, 'all' | 'load'>): boolean =>
  kept.all.value.length > 0 || !['[]', null].includes(kept.load())

export const keptIdeasKey: InjectionKey<KeptIdeas> = Symbol('kept ideas')

/** The ideas that this device keeps. */
export const useKeptIdeas = (): KeptIdeas => {
  const kept = inject(keptIdeasKey)
  if (kept === undefined) throw new Error('kept ideas are not installed')
  return kept
}
