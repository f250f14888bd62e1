import { unpack } from '../base/packed.ts'
import type { Reading } from './jobs/read-text.ts'
import { keepMade, readingOf, type TextOfPage } from './kept-texts.ts'
import { runBounded, type TextServices } from './text-work.ts'

/**
 * What a page shows of a text: as it was kept, else read now and kept. Null for one that takes too long. Throws
 * `busy` when too many are waiting.
 */
export async function readBounded(services: TextServices, of: TextOfPage): Promise<Reading | null> {
  const known = readingOf(services, of)
  if (known !== null) return known
  const result = await runBounded(services, { kind: 'read-to-show', text: of.text })
  if (result === null) return null
  keepMade(services, of, result.value)
  return unpack<Reading>(result.value.reading)
}
