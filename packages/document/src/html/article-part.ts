import type { ArticleBlock } from './article-blocks.ts'

/**
 * A stretch of a rendered page. Each top-level table stands alone, so that an agenda can be drawn
 * in its place; `start` and `end` are UTF-16 offsets in the whole text.
 */
export interface ArticlePart {
  readonly kind: 'html' | 'table'
  readonly html: string
  readonly blocks: readonly ArticleBlock[]
  readonly start: number
  readonly end: number
}

/** An address that is still to be set: a file's name in `media/`, or a link as the text has it. */
export interface UnplacedAddress {
  readonly of: 'media' | 'page'
  readonly value: string
}

/** The same in drawn HTML: the place of the attribute's value in its part, in UTF-16 units. */
export interface OpenAddress extends UnplacedAddress {
  readonly at: number
  readonly length: number
}

/** A part whose addresses within the library and of pictures are still to be set. */
export interface OpenPart extends ArticlePart {
  /** In the order of their places. */
  readonly addresses: readonly OpenAddress[]
}
