/** The part of an address that shows who wrote the text, and there what came in with one of its sources. */
export const whoHash = (source: string | null = null): string =>
  source === null ? '#who-wrote' : `#who-wrote-${source}`

/** What the address asks for; null when it does not ask who wrote the text. */
export const whoOfHash = (hash: string): { readonly source: string | null } | null => {
  const match = /^#who-wrote(?:-([0-9a-f]+))?$/u.exec(hash)
  return match === null ? null : { source: match[1] ?? null }
}
