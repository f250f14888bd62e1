import type { Reading } from '../text/reading-state.ts'

/** The text in view, as a call names it that begins another one with it (`slug@at`). */
export const addressOfText = ({
  slug,
  current,
  version,
  revision,
}: Pick<Reading, 'slug' | 'current' | 'version'> & {
  readonly revision: Pick<Reading['revision'], 'id'>
}): string => `${slug}@${current ? 'head' : (version ?? revision.id)}`
