import type { PageView } from '@forkshop/api'
import { renderArticle } from '@forkshop/document'

type Part = PageView['parts'][number]

/** A text drawn as the server draws it. */
export const partsOf = (text: string): Part[] =>
  renderArticle(text, { mediaUrl: (name) => `/m/${name}`, pageUrl: (href) => href }).map(
    (part) => ({
      ...part,
      blocks: part.blocks.map((block) => ({ ...block, runs: [...block.runs] })),
    }),
  )

/** The first block of a text. */
export const firstBlock = (text: string): Pick<Part, 'html'> & Part['blocks'][number] => {
  const part = partsOf(text)[0]
  const block = part?.blocks[0]
  if (part === undefined || block === undefined) throw new Error('the text has no block')
  return { ...block, html: part.html.slice(0, part.blocks[1]?.at) }
}
