import type { PrintView } from '@forkshop/api'

type Part = PrintView['parts'][number]

const DEEPEST = 6

/**
 * A text as HTML to stand below a heading of another: its headings one level lower, and without their anchors, which
 * two texts on one sheet may have alike.
 */
export const printedText = (parts: readonly Part[]): string => parts.map(printedPart).join('')

const printedPart = ({ html, blocks }: Part): string =>
  blocks
    .map(({ at, heading }, index) => {
      const block = html.slice(at, blocks[index + 1]?.at)
      return heading === null ? block : lower(block, heading)
    })
    .join('')

type Heading = NonNullable<Part['blocks'][number]['heading']>

const lower = (block: string, { level, id, inside }: Heading): string => {
  const below = Math.min(level + 1, DEEPEST)
  // the id is the last attribute of the opening tag
  const opening = block.slice(0, inside).replace(` id="${id}"`, '').replace(/^<h\d/, `<h${below}`)
  return opening + block.slice(inside).replace(/<\/h\d>(\s*)$/, `</h${below}>$1`)
}
