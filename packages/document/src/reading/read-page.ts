import type { OpenPart } from '../html/article-part.ts'
import { openArticle, standsApart } from '../html/render-article.ts'
import { bodyStartOf } from '../front-matter/fence.ts'
import type { Block } from '../markdown/blocks.ts'
import { extraCost } from '../markdown/budget.ts'
import { withDefinitions } from '../markdown/defining-pieces.ts'
import { withIds } from '../markdown/outline.ts'
import type { OutlineEntry } from '../markdown/outline.ts'
import { parseText } from '../markdown/parse.ts'
import { runsOn } from '../markdown/runs-on.ts'
import { openedBlocks } from './opened-blocks.ts'
import { samePieces } from './same-pieces.ts'
import { movedPart } from './moved-part.ts'

/** A text read for its page and for comparisons: all that follows from the text alone. */
export interface ReadPage {
  /** Where the body begins, in UTF-16 units. */
  readonly bodyStart: number
  readonly blocks: readonly Block[]
  /** The article with its addresses left open. */
  readonly parts: readonly OpenPart[]
  readonly outline: readonly OutlineEntry[]
  /** Whether each block that is drawn has a part of its own, which is the same wherever it stands. */
  readonly isApart: boolean
}

/** Which links are left open, as for `openArticle`. */
type IsOpen = (href: string) => boolean

/** Reads a text. */
export function readPage(text: string, isOpen: IsOpen): ReadPage {
  const parsed = parseText(text)
  const blocks = openedBlocks(parsed)
  return {
    bodyStart: parsed.bodyStart,
    blocks,
    parts: openArticle(parsed, isOpen),
    outline: outlineOf(blocks),
    isApart: standsApart(parsed.tree),
  }
}

/**
 * The same of a text that differs from one that was read: only what lies between what both begin and end with is parsed. Null
 * where it has to be read as a whole, since HTML, notes or definitions tie its blocks together.
 */
export function readNear(
  text: string,
  near: { readonly text: string; readonly page: ReadPage },
  isOpen: IsOpen,
): ReadPage | null {
  const { page } = near
  const last = page.blocks.at(-1)
  if (!page.isApart || (last && runsOn(last.kind, last.text))) return null
  const bodyStart = bodyStartOf(text)
  const body = text.slice(bodyStart)
  if (extraCost(body) === Infinity) return null
  const old = near.text.slice(page.bodyStart)
  const same = samePieces(old, body, spansIn(page))
  if (same === null) return null
  const { head, tail, definitions } = same
  const end = body.length - tail
  const middle = readRun(body.slice(head, end), { definitions, isLast: tail === 0, isOpen })
  if (middle === null) return null
  const first = page.blocks.filter((block) => block.end <= page.bodyStart + head)
  const others = page.blocks.filter((block) => block.start >= near.text.length - tail)
  const stretches = [
    { of: page, blocks: first, offset: bodyStart - page.bodyStart },
    { of: middle, blocks: middle.blocks, offset: bodyStart + head - middle.start },
    { of: page, blocks: others, offset: text.length - near.text.length },
  ]
  const blocks = stretches.flatMap(({ blocks: some, offset }) =>
    some.map((block) => ({ ...block, start: block.start + offset, end: block.end + offset })),
  )
  const outline = outlineOf(blocks)
  const ids = new Map(
    blocks
      .flatMap(({ kind }, index) => (kind === 'heading' ? [index] : []))
      .map((index, at) => [index, outline[at]?.id]),
  )
  let count = 0
  const parts = stretches.flatMap(({ of, blocks: some, offset }) => {
    const [from, to] = [some[0]?.start ?? 0, some.at(-1)?.end ?? 0]
    const shift = count - of.blocks.findIndex(({ start }) => start === from)
    count += some.length
    return of.parts
      .filter(({ start, end: stop }) => some.length > 0 && start >= from && stop <= to)
      .map((part) => movedPart(part, { offset, shift, ids }))
  })
  return { bodyStart, blocks, parts, outline, isApart: true }
}

function outlineOf(blocks: readonly Block[]): readonly OutlineEntry[] {
  return withIds(
    blocks.flatMap(({ kind, depth, plain }) =>
      kind === 'heading' ? [{ level: depth ?? 1, text: plain }] : [],
    ),
  )
}

/** Where the blocks of a page stand in its body. */
function spansIn({ blocks, bodyStart }: ReadPage) {
  return blocks.map(({ start, end }) => ({ start: start - bodyStart, end: end - bodyStart }))
}

/** A stretch of a body read by itself, with what the body defines; `start` is where it begins for its blocks. */
function readRun(
  run: string,
  terms: { readonly definitions: string; readonly isLast: boolean; readonly isOpen: IsOpen },
): (Pick<ReadPage, 'blocks' | 'parts'> & { readonly start: number }) | null {
  const { definitions, isLast, isOpen } = terms
  const { source, start } = withDefinitions(run, definitions)
  const parsed = parseText(source)
  if (!standsApart(parsed.tree)) return null
  const all = openedBlocks(parsed)
  const blocks = all.filter((block) => block.end > start)
  // the definitions and the run must not have become one
  if (blocks.some((block) => block.start < start)) return null
  const last = blocks.at(-1)
  if (!isLast && last && runsOn(last.kind, last.text)) return null
  const parts = openArticle(parsed, isOpen).filter((part) => part.start >= start)
  const skipped = all.length - blocks.length
  return {
    blocks,
    parts: parts.map((part) => movedPart(part, { offset: 0, shift: -skipped })),
    start,
  }
}
