type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** What the keys ask for: Ctrl or Cmd with Z, with Shift and Z, or with Y. */
export const undoKeyOf = (event: Key): 'undo' | 'redo' | null => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !event.shiftKey ? 'redo' : null
}

const WITHOUT_WORDS = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'submit']

/** Whether the browser keeps an undo of its own there: a field that takes words, not the draft's text. */
export const hasOwnUndo = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !WITHOUT_WORDS.includes(target.type))
