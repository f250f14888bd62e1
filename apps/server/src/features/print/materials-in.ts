import { isMaterialHeading } from '@forkshop/domain'
import type { Article } from '../../texts/jobs/draw-article.ts'

type Block = { readonly html: string; readonly heading: Heading | null }
type Heading = { readonly level: number; readonly id: string }

/** What a text says is needed, as HTML: all below a heading of that name. Null where it does not say. */
export function materialsIn({ parts, outline }: Pick<Article, 'parts' | 'outline'>): string | null {
  const wanted = new Set(outline.flatMap(({ id, text }) => (isMaterialHeading(text) ? [id] : [])))
  let inside = 0
  let html = ''
  for (const { html: piece, heading } of parts.flatMap(blocksOf)) {
    const isBeginning = heading !== null && wanted.has(heading.id)
    if (isBeginning && inside === 0) inside = heading.level
    else if (heading !== null && heading.level <= inside) inside = isBeginning ? heading.level : 0
    if (inside > 0 && !isBeginning) html += piece
  }
  return html.trim() === '' ? null : html
}

function blocksOf(part: Article['parts'][number]): readonly Block[] {
  return part.blocks.map(({ at, heading }, index) => ({
    html: part.html.slice(at, part.blocks[index + 1]?.at),
    heading,
  }))
}
