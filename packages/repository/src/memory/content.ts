import { createHash } from 'node:crypto'
import type { Media } from '../library.ts'

/** What one revision in memory holds. */
export type Content = {
  readonly bytes: Uint8Array
  readonly media: ReadonlyMap<string, Uint8Array>
}

const encoder = new TextEncoder()

/** The text and media of a revision, with the media it carries over. */
export function toContent(text: string, media: readonly Media[], carried?: Content): Content {
  const added = media.map(({ name, bytes }): [string, Uint8Array] => [name, new Uint8Array(bytes)])
  return {
    bytes: encoder.encode(text),
    media: new Map([...(carried?.media ?? []), ...added]),
  }
}

/** Whether two revisions hold the same text and media. */
export function isSame(a: Content, b: Content): boolean {
  return digest(a) === digest(b)
}

/** A hash of text and media. */
export function digest({ bytes, media }: Content): string {
  const hash = createHash('sha1').update(`${bytes.length}\n`).update(bytes)
  for (const name of [...media.keys()].toSorted()) {
    const content = media.get(name) ?? new Uint8Array()
    hash.update(`\n${name} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}
