/** What a key does in the inbox. */
export type InboxAct = 'next' | 'previous' | 'open' | 'read' | 'unread' | 'mute'

const acts: ReadonlyMap<string, InboxAct> = new Map([
  ['j', 'next'],
  ['k', 'previous'],
  ['e', 'read'],
  ['u', 'unread'],
  ['m', 'mute'],
])
const onLines: ReadonlyMap<string, InboxAct> = new Map([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
])

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Where the focus is: among the lines, on something that takes keys itself, or on the screen at large. */
export type KeyPlace = 'line' | 'control' | 'screen'

/** What a key does there; null where it is left to the browser. Arrows scroll where no line has the focus. */
export const actOfKey = (pressed: Pressed, place: KeyPlace): InboxAct | null => {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.shiftKey) return null
  if (place === 'control') return null
  if (pressed.key === 'Enter') return place === 'screen' ? 'open' : null
  return acts.get(pressed.key) ?? (place === 'line' ? (onLines.get(pressed.key) ?? null) : null)
}

/** Where an element of the inbox stands. */
export const placeOf = (element: Element): KeyPlace => {
  if (element.closest('input, select, textarea, [role="menu"], [role="dialog"]') !== null)
    return 'control'
  return element.closest('.inbox-row') === null ? 'screen' : 'line'
}

/** The line after or before another; the first where that is none of them. */
export const stepTo = (
  ids: readonly string[],
  from: string | null,
  act: 'next' | 'previous',
): string | null => {
  const at = from === null ? -1 : ids.indexOf(from)
  if (at < 0) return ids[0] ?? null
  return ids[at + (act === 'next' ? 1 : -1)] ?? ids[at] ?? null
}
