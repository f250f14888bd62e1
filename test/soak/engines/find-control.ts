/** Something that a person can act on: what it is, and its name, or how that begins. */
export type Control = {
  readonly kind: 'button' | 'field'
  readonly name: string
  /** Where another control’s name begins with the same words. */
  readonly whole?: boolean
}

/** Elements that may be controls of a kind. */
export const selectorOf: Readonly<Record<Control['kind'], string>> = {
  button: 'button, [role=button], [role=menuitem], summary',
  field: 'input, textarea, [contenteditable=true]',
}

// As text, since each engine runs it in its page.
const placeOfControl = `(selector, name, whole) => {
  const say = (text) => (text ?? '').replace(/\\s+/g, ' ').trim()
  const nameOf = (element) => {
    const labels = [...(element.labels ?? [])].map((label) => say(label.textContent)).join(' ')
    return say(element.getAttribute('aria-label')) || labels || say(element.textContent)
  }
  const isThere = (element) =>
    element.getClientRects().length > 0 &&
    !element.disabled &&
    getComputedStyle(element).visibility !== 'hidden' &&
    element.closest('[inert]') === null
  return [...document.querySelectorAll(selector)].findIndex(
    (one) => isThere(one) && (whole ? nameOf(one) === name : nameOf(one).startsWith(name)),
  )
}`

/**
 * An expression of a page that finds a control by what a person reads of it: its place among the elements of its
 * selector, or -1. What is not seen, or takes no tap yet, is none.
 */
export const findControl = ({ kind, name, whole = false }: Control): string =>
  `(${placeOfControl})(${JSON.stringify(selectorOf[kind])}, ${JSON.stringify(name)}, ${whole})`

/** What a page says, on one line. */
export const saidOf = `document.body.innerText.replace(/\\s+/g, ' ')`
