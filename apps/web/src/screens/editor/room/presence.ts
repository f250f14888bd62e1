import { isRecord } from '@forkshop/domain'
import type { HocuspocusProvider } from '@hocuspocus/provider'

/** Who is in a draft and where, shared by all its windows. */
export type Awareness = NonNullable<HocuspocusProvider['awareness']>

/** Somebody else's or one's own window in a draft. */
export type Presence = {
  readonly client: number
  readonly id: string
  readonly name: string
  /** Index of the colour, 1 to 6. */
  readonly who: number
  /** Relative position of the caret, as Yjs writes it in JSON; null when the text has no focus. */
  readonly head: unknown
  readonly own: boolean
}

/** Reads one awareness state; null for what is none of ours. The server vouches for id and name. */
export const parsePresence = (state: unknown, client: number, own: number): Presence | null => {
  if (!isRecord(state) || !isRecord(state['user'])) return null
  const { id, name, color } = state['user']
  const cursor = state['cursor']
  return {
    client,
    id: typeof id === 'string' ? id : '',
    name: typeof name === 'string' && name !== '' ? name : '?',
    who: typeof color === 'number' && color >= 1 && color <= 6 ? Math.trunc(color) : 1,
    head: isRecord(cursor) ? (cursor['head'] ?? null) : null,
    own: client === own,
  }
}

/** Everybody in the draft, oneself first, each person once (with the window whose caret is in the text). */
export const peopleIn = (
  states: ReadonlyMap<number, unknown>,
  own: number,
): readonly Presence[] => {
  const people = new Map<string, Presence>()
  for (const [client, state] of states) {
    const presence = parsePresence(state, client, own)
    if (presence === null) continue
    const known = people.get(presence.id)
    const better = known === undefined || presence.own || (!known.own && known.head === null)
    if (better) people.set(presence.id, presence)
  }
  return [...people.values()].sort(
    (a, b) => Number(b.own) - Number(a.own) || a.name.localeCompare(b.name),
  )
}

/** The colour somebody likes, or the next one that nobody else there has. */
export const freeColour = (liked: number, taken: readonly number[]): number => {
  const inOrder = Array.from({ length: 6 }, (_, step) => ((liked - 1 + step) % 6) + 1)
  return inOrder.find((colour) => !taken.includes(colour)) ?? liked
}

/** What the caret plugin needs of an awareness. */
export type CaretAwareness = Pick<
  Awareness,
  'getLocalState' | 'setLocalStateField' | 'on' | 'off'
> & {
  readonly states: Map<number, unknown>
  readonly getStates: () => Map<number, unknown>
}

/** The plugin wants a hexadecimal colour; ours are indexes, and a caret needs to know its window. */
const PLACEHOLDER = '#000000'

/** The awareness as the caret plugin can read it: colours are indexes of the theme, windows are named. */
export const caretAwareness = (awareness: Awareness): CaretAwareness => {
  const getStates = (): Map<number, unknown> =>
    new Map(
      [...awareness.getStates()].map(([client, state]) => {
        const presence = parsePresence(state, client, awareness.clientID)
        if (presence === null) return [client, null]
        const { name, who } = presence
        return [client, { ...state, user: { name, who, client, color: PLACEHOLDER } }]
      }),
    )
  return {
    getStates,
    get states() {
      return getStates()
    },
    getLocalState: () => awareness.getLocalState(),
    setLocalStateField: (field, value) => awareness.setLocalStateField(field, value),
    on: (name, listener) => awareness.on(name, listener),
    off: (name, listener) => awareness.off(name, listener),
  }
}
