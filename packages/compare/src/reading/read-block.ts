import type { Block, BlockKind, Table } from '@forkshop/document'
import { labelOf } from './label.ts'
import type { Unit } from './unit.ts'
import { SAME_PLACE } from '../words/alike.ts'
import { toWords } from '../words/words.ts'
import { atomsOf } from './atoms.ts'
import { lazyParts } from './lazy.ts'
import type { Sentences } from './sentences.ts'
import { proseKey, toSentences } from './sentences.ts'
import { toUnit } from './unit.ts'

/** A block with what is read in it, each when first asked for; equal sources of one cache share one. */
export type ReadBlock = {
  readonly kind: BlockKind
  readonly text: string
  readonly plain: string
  /** What a table holds; `null` for everything else. */
  readonly table: Table | null
  /** Cells, items and paragraphs, as `Block` has them; `null` where it has none. */
  readonly pieces: readonly string[] | null
  /** The level of a heading; `null` for everything else. */
  readonly level: number | null
  /** The editor's node of it as JSON; `null` where it was not kept. */
  readonly node: string | null
  /** How a reader would call it. */
  readonly label: string
  readonly unit: Unit
  readonly sentences: Sentences
  /** Its smallest units (sentences, cells, else itself): a merge may move them but never takes one apart. */
  readonly atoms: readonly string[]
  /** The words of its source, addresses of links included. */
  readonly words: readonly string[]
}

export function toReadBlock(
  block: Pick<Block, 'kind' | 'text' | 'plain' | 'pieces' | 'depth' | 'table' | 'node'>,
): ReadBlock {
  const { kind, text, plain, pieces, depth, table, node } = block
  const picture = kind === 'paragraph' ? onePicture.exec(text)?.[1] : undefined
  const isProse = kind === 'paragraph' || kind === 'quote'
  const own = {
    kind,
    text,
    plain,
    table: table ?? null,
    pieces: pieces ?? null,
    level: kind === 'heading' ? (depth ?? 1) : null,
    node: node ?? null,
    unit: toUnit(plain || text, {
      key: `${kind} ${kind === 'paragraph' ? proseKey(text) : text}`,
      kind,
      placeLikeness: isProse ? SAME_PLACE : 0,
      // a picture is known by its address, whatever is said in its place
      ...(picture !== undefined && { alias: picture }),
    }),
  }
  return withParts(own, own)
}

type Source = Pick<ReadBlock, 'kind' | 'text' | 'plain'>
type Parts = Pick<ReadBlock, 'label' | 'sentences' | 'atoms' | 'words'>

const withParts = lazyParts<Source, Parts>({
  label: ({ kind, text, plain }) => (kind === 'heading' ? plain : labelOf(plain || text)),
  sentences: ({ text }) => toSentences(text),
  atoms: ({ kind, text }) => atomsOf({ kind, text }),
  words: ({ text }) => toWords(text),
})

/** A paragraph that is one picture, and where that lies. */
const onePicture = /^!\[[^\]]*\]\(([^()\s]+)(?:\s+(?:"[^"]*"|'[^']*'))?\)$/
