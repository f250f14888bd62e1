/** The kinds of objects that git keeps. */
export type ObjectKind = 'blob' | 'tree' | 'commit' | 'tag'

/** An object as it came out of the store. */
export type StoredObject = { readonly kind: ObjectKind; readonly bytes: Uint8Array }

/** The kind when text names one, else null. */
export function parseObjectKind(text: string): ObjectKind | null {
  switch (text) {
    case 'blob':
    case 'tree':
    case 'commit':
    case 'tag':
      return text
    default:
      return null
  }
}
