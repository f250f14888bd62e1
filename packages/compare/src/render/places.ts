import type { ReadBlock } from '../reading/read-block.ts'
import { labelOf } from '../reading/label.ts'

/** Where a block stands in its text, for those who tell of it. */
export type Place = {
  /** The words of the heading that it stands under; empty where there is none. */
  readonly heading: string
  /** Whether it stands above the first heading of a text that has some. */
  readonly isOpening: boolean
  /** Its level where it is a heading, 1 to 6; `null` for everything else. */
  readonly level: number | null
}

/** The places of all blocks of a text. Headings may be written in HTML too. */
export function placesIn(blocks: readonly ReadBlock[]): readonly Place[] {
  const headings = blocks.map(headingsIn)
  const first = headings.findIndex((own) => own.length > 0)
  const above: Heading[] = []
  return blocks.map((block, at) => {
    const own = headings[at] ?? []
    const level = isHeading(block) ? (own[0]?.level ?? null) : null
    const heading = above.findLast((one) => level === null || one.level < level)?.words ?? ''
    for (const one of own) {
      while ((above.at(-1)?.level ?? 0) >= one.level) above.pop()
      above.push(one)
    }
    return { heading, isOpening: at < first, level }
  })
}

/** The first words of a block; of a picture, a definition or a comment, the first of what stands for it. */
export function blockLabel({ kind, plain, text }: ReadBlock): string {
  // within HTML a link of Markdown is as it was written
  const words = kind === 'html' ? plain.replace(/\[([^\][]*)\]\([^()]*\)/g, '$1') : plain
  if (words.trim() !== '') return labelOf(words)
  const [, caption = '', address = ''] = /!\[([^\]]*)\]\(\s*<?([^\s)>]*)/.exec(text) ?? []
  if (caption + address !== '') return labelOf(caption || fileName(address))
  return labelOf(text.replace(/<!--|-->/g, ' ').replace(/<[^>]*>/g, ' ')) || labelOf(text)
}

function fileName(address: string): string {
  return /[^/]*$/.exec(address)?.[0] || address
}

type Heading = { readonly level: number; readonly words: string }

const htmlHeading = /<h([1-6])\b[^>]*>(.*?)<\/h\1\s*>/gis

/** The headings that a block is, or holds as HTML. */
function headingsIn({ kind, plain, text, level }: ReadBlock): readonly Heading[] {
  if (level !== null) return [{ level, words: plain }]
  if (kind !== 'html') return []
  return [...text.matchAll(htmlHeading)].map(([, level = '', words = '']) => ({
    level: Number(level),
    words: words
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  }))
}

function isHeading({ kind, text, level }: ReadBlock): boolean {
  return level !== null || (kind === 'html' && /^\s*<h[1-6]\b/i.test(text))
}
