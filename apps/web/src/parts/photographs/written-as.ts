import type { CallAnswer } from '@forkshop/api'

/** How the text of a page names a photograph that waits among its pictures, in Markdown, with whom to name for it. */
export function writtenAs({
  name,
  description,
  credit,
}: Pick<CallAnswer<'placePhotograph'>, 'name' | 'description' | 'credit'>): string {
  const title = credit === null ? '' : ` "${escaped(credit, /["\\]/g)}"`
  return `![${escaped(description, /[[\]\\]/g)}](media/${name}${title})`
}

const escaped = (text: string, marks: RegExp): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(marks, String.raw`\$&`)
