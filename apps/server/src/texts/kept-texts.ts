import { createHash } from 'node:crypto'
import type { KeptOnDisk } from '../base/disk/kept-on-disk.ts'
import { unpack } from '../base/packed.ts'
import type { MadeOfText, Reading } from './jobs/read-text.ts'

/** A text of a page. What is kept of it is the page's: who may not read that never comes to it. */
export type TextOfPage = {
  /** Its id; without one, nothing is kept. */
  readonly page?: string | undefined
  readonly text: string
}

type Keeping = { readonly kept: KeptOnDisk }

/** What a page shows of a text, if it was read before. */
export function readingOf({ kept }: Keeping, { page, text }: TextOfPage): Reading | null {
  const bytes = page === undefined ? undefined : kept.get(page, nameOf(text, 'reading'))
  return bytes === undefined ? null : unpack<Reading>(bytes)
}

/** What comparing needs of a text (packed `KeptBlocks`), if it was read before. */
export function blocksOf({ kept }: Keeping, { page, text }: TextOfPage): Uint8Array | undefined {
  return page === undefined ? undefined : kept.get(page, nameOf(text, 'blocks'))
}

/** All that was kept of a text, for reading one that is near. */
export function madeOf({ kept }: Keeping, { page, text }: TextOfPage): MadeOfText | undefined {
  if (page === undefined) return undefined
  const reading = kept.get(page, nameOf(text, 'reading'))
  const blocks = reading && kept.get(page, nameOf(text, 'blocks'))
  return reading && blocks && { reading, blocks }
}

/** Keeps all that was made of a text. */
export function keepMade(keeping: Keeping, of: TextOfPage, made: MadeOfText): void {
  if (of.page === undefined) return
  keeping.kept.set(of.page, nameOf(of.text, 'reading'), made.reading)
  keepBlocksOf(keeping, of, made.blocks)
}

/** Keeps what comparing needs of a text. */
export function keepBlocksOf(
  { kept }: Keeping,
  { page, text }: TextOfPage,
  blocks: Uint8Array | null,
): void {
  if (page !== undefined && blocks !== null) kept.set(page, nameOf(text, 'blocks'), blocks)
}

/** The id that git gives the text, and what was made of it. */
function nameOf(text: string, made: 'reading' | 'blocks'): string {
  const bytes = Buffer.from(text)
  const id = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
  return `${id} ${made}`
}
