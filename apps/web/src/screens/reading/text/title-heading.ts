import type { Reading } from './reading-state.ts'

/**
 * Whether a text begins with a heading that says the page's title once more, as texts do that were
 * written elsewhere. It is left out of what is shown, and of the contents list.
 */
export const beginsWithTitle = ({
  title,
  outline,
  text,
}: Pick<Reading, 'title' | 'outline' | 'text'>): boolean =>
  text.beginsWithHeading && outline[0]?.text === title
