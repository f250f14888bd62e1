import type { EditorNode } from '../editor/node.ts'
import { align } from './align.ts'
import type { Pairing } from './align.ts'
import { atLevel } from './context.ts'
import type { KidsPlace } from './context.ts'
import { separateMarkers } from './markers.ts'
import { patchBlock } from './patch-block.ts'
import { closingFence, isClosed } from './patch-code.ts'
import { listSign, patchList } from './patch-list.ts'
import { indentLines } from './prefix.ts'
import { printBlock } from './print-block.ts'
import type { Slice } from './slice.ts'

/** One block of a container as it will be written: where from, and after which gap. */
export interface WrittenKid {
  readonly pairing: Pairing | null
  readonly gap: string
  readonly text: string
  /** Whether the block or the gap above it is not as it was. */
  readonly touched: boolean
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
  const { body, lineEnd } = context
  const pairs = align(base, want)
  const kidOf = (pairing: Pairing | null | undefined) =>
    pairing === null || pairing === undefined ? undefined : base[pairing.index]
  const markers = separateMarkers(
    want.map((node, at) => {
      const kid = kidOf(pairs[at])
      const isList = kid !== undefined && kid.json.type === node.type && kid.kids.length > 0
      const fixed = pairs[at]?.exact === true && !pairs[at].moved
      return {
        node,
        marker: isList && node.type.endsWith('List') ? listSign(kid, body) : null,
        fixed,
      }
    }),
    context.manner.bullet,
  )
  return want.map((node, at) => {
    const pairing = pairs[at] ?? null
    const kid = kidOf(pairing)
    const before = pairs[at - 1] ?? null
    const follows = before !== null && pairing !== null && before.index + 1 === pairing.index
    const gap =
      follows && kid !== undefined
        ? body.slice(base[before.index]?.end ?? 0, kid.start)
        : gapBefore(base, kid, pairing, place)
    const written = writeKid(node, kid, {
      place,
      pairing,
      level: levelOf(at),
      marker: markers[at] ?? null,
      opensItem: place.opensItem === true && at === 0,
    })
    const isLast = at === want.length - 1
    const open = !isLast && node.type === 'codeBlock' && !isClosed(written)
    const text = open ? written + closingFence(written, prefix, lineEnd) : written
    const touched =
      pairing?.exact !== true || pairing.moved || (at > 0 ? !follows : pairing.index !== 0)
    return { pairing, gap, text, touched }
  })
}

/** A gap of the base where it holds a blank line, else one blank line. */
function gapBefore(
  base: readonly Slice[],
  kid: Slice | undefined,
  pairing: Pairing | null,
  place: KidsPlace,
): string {
  const { lineEnd, body } = place.context
  const above = pairing === null ? undefined : base[pairing.index - 1]
  if (above !== undefined && kid !== undefined && pairing?.moved === false) {
    const gap = body.slice(above.end, kid.start)
    if (gap.split(/\r\n|\n|\r/).length > 2) return gap
  }
  return lineEnd + place.prefix.trimEnd() + lineEnd + place.prefix
}

interface Writing {
  readonly place: KidsPlace
  readonly pairing: Pairing | null
  readonly level: number
  readonly marker: string | null
  readonly opensItem: boolean
}

function writeKid(node: EditorNode, kid: Slice | undefined, writing: Writing): string {
  const { level, marker, pairing } = writing
  const context = atLevel(writing.place.context, level)
  const { body, lineEnd } = context
  const fresh = () => {
    const text = printBlock(node, context, { marker, opensItem: writing.opensItem })
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
