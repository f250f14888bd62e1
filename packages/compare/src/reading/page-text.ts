import type { FrontMatter } from '@forkshop/document'
import type { ReadAgenda } from '../comparison.ts'
import type { BlockElement } from './block-element.ts'

/** A page text read; front, head, the blocks with their leads and tail, joined, are the text. */
export type PageText = {
  readonly frontMatter: FrontMatter
  /** Front matter with its fences, or what stands instead of it (a byte order mark, nothing). */
  readonly front: string
  /** Blanks before the first block. */
  readonly head: string
  readonly blocks: readonly BlockElement[]
  readonly tail: string
  readonly agenda: ReadAgenda
  /** Too long to be parsed: what stands between empty lines counts as a block, whatever it holds. */
  readonly isCoarse: boolean
}

/** The part of a text that is not front matter. */
export type BodyText = Pick<PageText, 'head' | 'blocks' | 'tail' | 'isCoarse'>
