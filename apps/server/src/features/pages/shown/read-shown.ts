import { pageIdOf, revisionIdOf } from '../../../base/row-ids.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import type { Services } from '../../../records/services/services.ts'
import type { Reading } from '../../../texts/jobs/read-text.ts'
import { readBounded } from '../../../texts/read-bounded.ts'

/** A revision of a page and its text. */
export type ShownText = {
  readonly page: PageRow
  readonly revision: string
  readonly text: string
}

/** The same with what a page shows of it: whoever asks first has it read, or taken from what was kept. */
export type ShownWithReading = ShownText & {
  /** Null for a text that takes too long. Throws `busy`. */
  readonly reading: () => Promise<Reading | null>
}

/** A text of which its reading is asked for once, however many want it. */
export function withReading(services: Services, of: ShownText): ShownWithReading {
  let reading: Promise<Reading | null> | undefined
  return { ...of, reading: () => (reading ??= readShown(services, of)) }
}

/**
 * What a page shows of one of its revisions; of an older one only what the newest has no more is parsed. Null for a text that
 * takes too long. Throws `busy`.
 */
export function readShown(
  services: Services,
  { page, revision, text }: ShownText,
): Promise<Reading | null> {
  const newest = () => services.library.readText(pageIdOf(page.id), revisionIdOf(page.head))
  const near = revision === page.head ? undefined : newest
  return readBounded(services, { page: page.id, text, near })
}
