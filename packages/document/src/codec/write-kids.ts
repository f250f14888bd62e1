import { textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { align } from './align.ts'
import type { Pairing } from './align.ts'
import { atLevel } from './context.ts'
import type { KidsPlace } from './context.ts'
import { SEPARATOR } from '../markdown/separators.ts'
import { keepApart } from './markers.ts'
import type { Distance, Neighbour } from './markers.ts'
import { patchBlock } from './patch-block.ts'
import { closingFence, isClosed } from './patch-code.ts'
import { isBlankGap, listSign, patchList } from './patch-list.ts'
import { indentLines } from './prefix.ts'
import { bulletIn, interruptsWords, printBlock } from './print-block.ts'
import { keyOf } from './slice.ts'
import type { Slice } from './slice.ts'

/** One block of a container as it will be written: where from, and after which gap. */
export interface WrittenKid {
  readonly pairing: Pairing | null
  readonly gap: string
  readonly text: string
}

/** The blocks of a container, joined: from the first block's start to the last one's end. */
export function writeKids(
  base: readonly Slice[],
  want: readonly EditorNode[],
  place: KidsPlace,
): string {
  return planKids(base, want, place, () => 0)
    .map((kid, at) => (at === 0 ? kid.text : kid.gap + kid.text))
    .join('')
}

/** As `writeKids`, block by block; `levelOf` says how careful to be with each (see `atLevel`). */
export function planKids(
  base: readonly Slice[],
  want: readonly EditorNode[],
  place: KidsPlace,
  levelOf: (index: number) => number,
): readonly WrittenKid[] {
  const { context, prefix } = place
  const { lineEnd } = context
  const pairs = align(base, want)
  const ties = want.map((node, at) =>
    tieOf(base, node, {
      before: pairs[at - 1] ?? null,
      pairing: pairs[at] ?? null,
      place,
      at,
      isCareful: Math.max(levelOf(at), at === 0 ? 0 : levelOf(at - 1)) > 0,
    }),
  )
  const distances = keepApart(ties, context.manner.bullet)
  return want.map((node, at) => {
    const tie = ties[at]
    const distance = distances[at] ?? { marker: null, separator: false }
    const written = writeKid(node, tie?.kid, {
      place,
      pairing: tie?.pairing ?? null,
      level: levelOf(at),
      marker: distance.marker,
      opensItem: at === 0 ? place.opensItem : undefined,
    })
    const isLast = at === want.length - 1
    const open = !isLast && node.type === 'codeBlock' && !isClosed(written)
    return {
      pairing: tie?.pairing ?? null,
      gap: gapAbove(tie, distance, place),
      text: open ? written + closingFence(written, prefix, lineEnd) : written,
    }
  })
}

/** A wanted block with the base block it comes from, and the gap it keeps when it stays in place. */
interface Tie extends Neighbour {
  readonly pairing: Pairing | null
  readonly kid: Slice | undefined
  readonly keptGap: string | null
}

interface Spot {
  readonly before: Pairing | null
  readonly pairing: Pairing | null
  readonly place: KidsPlace
  readonly at: number
  /** The block or the one above it did not read back as it was written first. */
  readonly isCareful: boolean
}

function tieOf(
  base: readonly Slice[],
  node: EditorNode,
  { before, pairing, place, at, isCareful }: Spot,
): Tie {
  const { context, opensItem } = place
  const { body } = context
  const kid = pairing === null ? undefined : base[pairing.index]
  const above = pairing === null ? undefined : base[pairing.index - 1]
  const gap = above === undefined || kid === undefined ? '' : body.slice(above.end, kid.start)
  const follows = before !== null && pairing !== null && before.index + 1 === pairing.index
  // a gap with a blank line is worth keeping below another block too, but not what held lists apart
  const isWorth = pairing?.moved === false && !gap.includes(SEPARATOR) && isBlankGap(gap)
  // what stood right below words may no longer interrupt them
  const isTight = at > 0 && !isBlankGap(gap)
  const mayJoin = node.type.endsWith('List') && pairing?.exact === false && !interruptsWords(node)
  const isTooTight = isTight && (isCareful || mayJoin)
  const isList = node.type.endsWith('List') && kid?.json.type === node.type && kid.kids.length > 0
  return {
    node,
    pairing,
    kid,
    keptGap: (follows && !isTooTight) || isWorth ? gap : null,
    marker: isList
      ? listSign(kid, body)
      : node.type === 'orderedList'
        ? null
        : bulletIn({ opensItem: at === 0 ? opensItem : undefined }, context),
    free: pairing === null || pairing.moved || kid?.json.type !== node.type,
    indented: startsIndented(node, kid, body) && !follows,
    apart: follows && gap.includes(SEPARATOR),
  }
}

function startsIndented(node: EditorNode, kid: Slice | undefined, body: string): boolean {
  if (kid !== undefined) return kid.start < kid.inner || /[ \t]/.test(body[kid.start] ?? '')
  return /^[ \t]/.test(textAttr(node, 'source'))
}

/** A gap of the base, else one blank line; with what keeps the block from the one above it. */
function gapAbove(
  tie: Tie | undefined,
  distance: Distance,
  { context, prefix }: KidsPlace,
): string {
  const line = context.lineEnd + prefix.trimEnd()
  const blank = line + context.lineEnd + prefix
  if (distance.separator) return blank + SEPARATOR + blank
  return tie?.keptGap ?? blank
}

interface Writing {
  readonly place: KidsPlace
  readonly pairing: Pairing | null
  readonly level: number
  readonly marker: string | null
  readonly opensItem: string | undefined
}

function writeKid(node: EditorNode, kid: Slice | undefined, writing: Writing): string {
  const { level, marker, pairing } = writing
  const context = atLevel(writing.place.context, level)
  const { body, lineEnd } = context
  const fresh = () => {
    const spelling = marker === null ? context.spellings.get(keyOf(node)) : undefined
    const isSpelled =
      spelling !== undefined && !/^[ \t]/.test(spelling) && writing.opensItem === undefined
    const text = isSpelled
      ? spelling
      : printBlock(node, context, { marker, opensItem: writing.opensItem })
    return indentLines(text, writing.place.prefix, lineEnd)
  }
  if (kid === undefined || level >= 2) return fresh()
  if (pairing?.exact !== true)
    return patchBlock(kid, node, { context, marker, writeKids }) ?? fresh()
  const source =
    marker === null
      ? body.slice(kid.start, kid.end)
      : patchList(kid, node, { context, marker, writeKids })
  if (source === null) return fresh()
  return level === 0 ? source : withoutLead(source, kid.inner - kid.start)
}

/** A block that moves beside a list may not keep an indent under which it would join the list. */
function withoutLead(source: string, lead: number): string {
  if (lead === 0) return source
  return source.replace(new RegExp(`^[ \\t]{1,${lead}}`, 'gm'), '')
}
