import { ownChoice } from '../../base/own-choice.ts'

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** Makes `/` go to the page's search field; returns what undoes it. */
export const focusSearchOnSlash = (root: Document): (() => void) => {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (takesText(event.target) || ownChoice('keys') === 'off') return
    const fields = [...root.querySelectorAll('input[type="search"]')]
    const field = fields.find((one) => one instanceof HTMLInputElement && one.offsetParent !== null)
    if (!(field instanceof HTMLInputElement)) return
    event.preventDefault()
    field.focus()
    field.select()
  }
  root.addEventListener('keydown', onKey)
  return () => root.removeEventListener('keydown', onKey)
}
