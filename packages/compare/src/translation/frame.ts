import type { Block } from '@forkshop/document'

/** What of a block is the same in every language, and how much it says. */
export type Frame = {
  readonly kind: Block['kind']
  /** The level of a heading, the items of a list, the columns of a table; 1 for everything else. */
  readonly breadth: number
  /** The rows of a table, its head included; 1 for everything else. */
  readonly height: number
  /** Numbers, hours included, in the order in which they stand. */
  readonly numbers: readonly string[]
  /** Where links and pictures lead. */
  readonly addresses: readonly string[]
  /** Code and HTML as they are; empty for what is written in a language. */
  readonly verbatim: string
  /** Characters that a reader sees. */
  readonly length: number
}

/** The frame of a block. */
export function frameOf(block: Block): Frame {
  const { kind, text, plain, depth, pieces, table } = block
  const isVerbatim = kind === 'code' || kind === 'html' || kind === 'rule' || kind === 'definition'
  return {
    kind,
    breadth: depth ?? table?.header.length ?? (kind === 'list' ? (pieces?.length ?? 1) : 1),
    height: table === undefined ? 1 : table.rows.length + 1,
    numbers: plain.match(/\p{Nd}+(?:[.,:]\p{Nd}+)*/gu) ?? [],
    addresses: [
      ...text.matchAll(/\]\(\s*<?([^\s)>]+)|<(https?:[^>\s]+)>|(https?:\/\/[^\s)>\]]+)/gu),
    ].map(([, inline, angle, bare]) => inline ?? angle ?? bare ?? ''),
    verbatim: isVerbatim ? text.trim() : '',
    length: plain.length,
  }
}
