import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import type { Extension } from '@tiptap/core'
import { attributeText } from './attribute.ts'
import { caretAwareness, type Awareness } from '../room/presence.ts'

/** How long a name stays after its caret has moved. */
const NAME_MS = 2_000

type User = Readonly<Record<string, unknown>>

/**
 * Carets of others: a line in their colour, their name while it moves and two seconds after. They are
 * not spoken (the list of people is).
 */
export const caretsOf = (
  awareness: Awareness,
  user: { readonly name: string; readonly color: number },
): Extension => {
  const moving = caretNames(awareness)
  return CollaborationCaret.configure({
    provider: { awareness: caretAwareness(awareness) },
    user: { ...user },
    render: (other: User) => drawCaret(other, moving),
    selectionRender: (other: User) => ({
      class: 'caret-selection',
      'data-who': attributeText(other, 'who'),
    }),
  }).extend({ onDestroy: () => moving.stop() })
}

type Moving = { readonly has: (client: string) => boolean; readonly stop: () => void }

const drawCaret = (user: User, moving: Moving): HTMLElement => {
  const client = attributeText(user, 'client')
  const caret = document.createElement('span')
  caret.className = 'caret'
  caret.dataset['who'] = attributeText(user, 'who')
  caret.dataset['client'] = client
  caret.ariaHidden = 'true'
  if (moving.has(client)) caret.dataset['moving'] = ''
  const name = document.createElement('span')
  name.className = 'caret-name'
  name.textContent = attributeText(user, 'name')
  caret.append('\u2060', name, '\u2060')
  return caret
}

/** Remembers whose caret moved in the last two seconds, and marks carets that are drawn. */
const caretNames = (awareness: Awareness): Moving => {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const places = new Map<string, string>()
  const mark = (client: string, on: boolean): void => {
    for (const caret of document.querySelectorAll(`.caret[data-client="${client}"]`)) {
      caret.toggleAttribute('data-moving', on)
    }
  }
  const look = (): void => {
    for (const [number, state] of awareness.getStates()) {
      const client = String(number)
      const place = JSON.stringify(state['cursor'] ?? null)
      if (number === awareness.clientID || places.get(client) === place) continue
      places.set(client, place)
      clearTimeout(timers.get(client))
      mark(client, true)
      timers.set(
        client,
        setTimeout(() => {
          timers.delete(client)
          mark(client, false)
        }, NAME_MS),
      )
    }
  }
  awareness.on('change', look)
  return {
    has: (client) => timers.has(client),
    stop: () => {
      awareness.off('change', look)
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
