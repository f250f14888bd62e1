/** Something that a person can act on: what it is, and how its name begins. */
export type Control = {
  readonly kind: 'button' | 'link' | 'field'
  readonly name: string
}

/** A page in a browser of one engine, of a phone's size. Each waits for half a minute at most, then throws. */
export type Tab = {
  open(address: string): Promise<void>
  tap(control: Control): Promise<void>
  type(control: Control, words: string): Promise<void>
  /** Waits until the page says something. */
  see(words: string): Promise<void>
  /** Waits until the address of the page is one. */
  arrive(address: RegExp): Promise<void>
  /** Writes what is seen to a PNG file. */
  picture(file: string): Promise<void>
  close(): Promise<void>
}

/** How an engine is called, and how a page of it is opened. */
export type Engine = {
  readonly name: string
  /** Null where the browser is not on this machine; then what has to be installed. */
  readonly missing: () => string | null
  readonly start: () => Promise<Tab>
}

/** As long as a person would wait. */
export const patienceMs = 30_000

/** A phone. */
export const size = { width: 390, height: 844 }

/** Elements that may be controls of a kind. */
export const selectorOf: Readonly<Record<Control['kind'], string>> = {
  button: 'button, [role=button], [role=menuitem], summary',
  link: 'a[href]',
  field: 'input, textarea, [contenteditable=true]',
}

/**
 * Finds a control among the elements of a selector by what a person reads of it; what is not seen, or takes no tap yet, is none. As text, since
 * each engine runs it in its page: `(selector, name)` answers its place among them, or -1.
 */
export const placeOfControl = `(selector, name) => {
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
    (one) => isThere(one) && nameOf(one).startsWith(name),
  )
}`

/** What a page says, on one line. */
export const saidOf = `document.body.innerText.replace(/\\s+/g, ' ')`
