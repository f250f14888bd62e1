import { unpack } from '../base/packed.ts'
import type { ReadJob, Reading } from './jobs/read-text.ts'
import { keepMade, madeOf, readingOf, type TextOfPage } from './kept-texts.ts'
import { runBounded, type TextServices } from './text-work.ts'

/** A text of a page, and where to find another one of it that it is likely to differ little from. */
export type TextToRead = TextOfPage & {
  readonly near?: (() => Promise<string | null>) | undefined
  /** The page that has the other text, where it is another: the origin of a fork. */
  readonly nearPage?: string | undefined
}

/**
 * What a page shows of a text: as it was kept, else read now and kept. Null for one that takes too long. Throws
 * `busy` when too many are waiting.
 */
export async function readBounded(services: TextServices, of: TextToRead): Promise<Reading | null> {
  const known = readingOf(services, of)
  if (known !== null) return known
  const near = await nearTo(services, of)
  const result = await runBounded(services, { kind: 'read-to-show', text: of.text, near })
  if (result === null) return null
  keepMade(services, of, result.value)
  return unpack<Reading>(result.value.reading)
}

/** The other text with what was kept of it; undefined where there is none, or nothing was. */
export async function nearTo(
  services: TextServices,
  { page, near, nearPage = page }: TextToRead,
): Promise<ReadJob['near']> {
  const text = nearPage === undefined ? null : ((await near?.()) ?? null)
  const made = text === null ? undefined : madeOf(services, { page: nearPage, text })
  return text === null || made === undefined ? undefined : { text, made }
}
