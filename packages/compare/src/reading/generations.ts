/** A bounded memory by name. */
export type Memory<T> = {
  readonly get: (name: string) => T | undefined
  readonly set: (name: string, value: T) => void
}

/**
 * Keeps what was used last: when the names of the younger half come to `maxCharacters`, the older half goes.
 * (Names are the texts themselves, so their length says what a value costs.)
 */
export function generations<T>(maxCharacters: number): Memory<T> {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  let characters = 0
  const set = (name: string, value: T) => {
    if (characters > maxCharacters) {
      old = young
      young = new Map()
      characters = 0
    }
    if (!young.has(name)) characters += name.length
    young.set(name, value)
  }
  const get = (name: string) => {
    const value = young.get(name)
    if (value !== undefined) return value
    const kept = old.get(name)
    if (kept !== undefined) set(name, kept)
    return kept
  }
  return { get, set }
}
