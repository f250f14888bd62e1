import { createHash } from 'node:crypto'
import type { KeptOnDisk } from '../base/disk/kept-on-disk.ts'
import { unpack } from '../base/packed.ts'
import type { MadeOfText, Reading } from './jobs/read-text.ts'

/** A text. What is kept of it is the page's that has it: who may not read that never comes to it. */
export type TextOfPage = {
  /** The id of that page; while nobody but its author has the text there is none, and nothing is kept. */
  readonly page?: string | undefined
  readonly text: string
}

type Keeping = { readonly kept: KeptOnDisk }

/** What a page shows of a text, if it was read before. */
export function readingOf({ kept }: Keeping, { page, text }: TextOfPage): Reading | null {
  const bytes = page === undefined ? undefined : kept.get(page, namesOf(text).reading)
  return bytes === undefined ? null : unpack<Reading>(bytes)
}

/** What comparing needs of a text (packed `KeptBlocks`), if it was read before. */
export function blocksOf({ kept }: Keeping, { page, text }: TextOfPage): Uint8Array | undefined {
  return page === undefined ? undefined : kept.get(page, namesOf(text).blocks)
}

/** All that was kept of a text, for reading one that is near. */
export function madeOf({ kept }: Keeping, { page, text }: TextOfPage): MadeOfText | undefined {
  if (page === undefined) return undefined
  const names = namesOf(text)
  const reading = kept.get(page, names.reading)
  const blocks = reading && kept.get(page, names.blocks)
  return reading && blocks && { reading, blocks }
}

/** Keeps all that was made of a text. */
export function keepMade({ kept }: Keeping, { page, text }: TextOfPage, made: MadeOfText): void {
  if (page === undefined) return
  const names = namesOf(text)
  kept.set(page, names.reading, made.reading)
  kept.set(page, names.blocks, made.blocks)
}

/** Keeps what comparing needs of a text. */
export function keepBlocksOf(
  { kept }: Keeping,
  { page, text }: TextOfPage,
  blocks: Uint8Array | null,
): void {
  if (page !== undefined && blocks !== null) kept.set(page, namesOf(text).blocks, blocks)
}

/** The id that git gives a text: what was made of it is named by that. */
export function blobIdOf(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

function namesOf(text: string) {
  const id = blobIdOf(text)
  return { reading: `${id} reading`, blocks: `${id} blocks` }
}
