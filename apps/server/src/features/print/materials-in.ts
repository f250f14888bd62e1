import { belowMaterials } from '@forkshop/domain'
import type { Article } from '../../texts/jobs/draw-article.ts'

type Block = { readonly html: string; readonly heading: Heading | null }
type Heading = { readonly level: number; readonly id: string }

/** What a text says is needed, as HTML: all below a heading of that name. Null where it does not say. */
export function materialsIn({ parts, outline }: Pick<Article, 'parts' | 'outline'>): string | null {
  const words = new Map(outline.map(({ id, text }) => [id, text]))
  const html = belowMaterials(parts.flatMap(blocksOf), ({ heading }) =>
    heading === null ? null : { level: heading.level, text: words.get(heading.id) ?? '' },
  )
    .map((block) => block.html)
    .join('')
  return html.trim() === '' ? null : html
}

function blocksOf(part: Article['parts'][number]): readonly Block[] {
  return part.blocks.map(({ at, heading }, index) => ({
    html: part.html.slice(at, part.blocks[index + 1]?.at),
    heading,
  }))
}
