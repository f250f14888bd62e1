import type { EditorNode, HtmlMark, RenderOptions } from '@forkshop/document'
import { renderNodes } from '@forkshop/document'
import { isAgendaChanged } from '../agenda/compare-agenda.ts'
import { blockSpans, regroupingOf } from '../blocks/block-spans.ts'
import type { BlockChange, ChangeKind, Comparison } from '../comparison.ts'
import { newBudget } from '../words/diff-tokens.ts'
import { movedTogether } from '../blocks/moved-together.ts'
import type { BlockWord, ChangeTurn, MarkedWords } from './change-facts.ts'
import { blockWord, markedWords, turnOf } from './change-facts.ts'
import { drawnNodes } from './drawn-nodes.ts'
import type { Form } from './diff-turned.ts'
import { sourceNode } from './diff-source.ts'
import type { BlockNodes } from './open-blocks.ts'
import { isDefinition, openBlocks } from './open-blocks.ts'
import type { Place } from './places.ts'
import { blockLabel, placesIn } from './places.ts'
import { isMarked, isTextblock, nodeText } from './mark-node.ts'
import { pageReader } from '../reading/page-reader.ts'
import type { ReadBlock } from '../reading/read-block.ts'
import type { PageText } from '../reading/page-text.ts'
import type { Undrawn, UnchangedRun } from './unchanged-runs.ts'
import { unchangedRuns } from './unchanged-runs.ts'
import type { TextCache } from '../reading/text-cache.ts'
import { newTextCache } from '../reading/text-cache.ts'

/** A block of a comparison as it is shown, in reading order. */
export type RenderedChange = {
  /** As in the comparison, except that a change no reader can see (another wrapping) counts as none. */
  readonly kind: ChangeKind
  /** What it is, as people call it. */
  readonly block: BlockWord
  /** Its level where it is a heading, 1 to 6; `null` for everything else. */
  readonly level: number | null
  /** The words of the heading it stands under; empty where there is none. */
  readonly place: string
  /** Whether it stands above the first heading of a text that has some. */
  readonly isOpening: boolean
  /** Its first words, or what stands for them. */
  readonly label: string
  /** What differs in it where it stayed; `null` when nothing does, and of what came, went or moved as it was. */
  readonly turn: ChangeTurn | null
  /** How many words in it are marked. */
  readonly words: MarkedWords
  /** Safe HTML of both versions in one, what differs in `ins`, `del` and `data-change`. */
  readonly html: string
  /** What is to be said in `html` for those who do not see its marks, in the order of the places. */
  readonly marks: readonly HtmlMark[]
  /**
   * Each version by itself, marked likewise; `null`, without marks, where it does not stand, is the `same` or all is
   * drawn in one.
   */
  readonly beforeHtml: string | null
  readonly beforeMarks: readonly HtmlMark[]
  readonly afterHtml: string | null
  readonly afterMarks: readonly HtmlMark[]
  /** The first words of what it stood after; empty when it was the first; `null` when it did not move. */
  readonly movedFrom: string | null
  /** Whether it moved together with the one above it, as a section does. */
  readonly movedAlong: boolean
  /** Whether one paragraph became several, or several became one. */
  readonly regrouped: 'split' | 'joined' | null
  /** The forms of what became something of another form: a list of a paragraph, sections of a list, a heading's level. */
  readonly turned: { readonly from: Form; readonly to: Form } | null
  /** Its number in `comparison.blocks`. */
  readonly blockIndex: number
  /** Its number among the blocks of each text; `null` where it does not stand. */
  readonly beforeIndex: number | null
  readonly afterIndex: number | null
}

/** How addresses become those of a site, and what else decides of a drawing. */
export type DrawingOptions = RenderOptions & {
  /** What the comparison read of the texts. */
  readonly cache?: TextCache
  /** Draws both versions in one alone: neither has a side by itself. */
  readonly isInOne?: boolean
}

const plainAddresses: DrawingOptions = {
  mediaUrl: (name) => `media/${name}`,
  pageUrl: (href) => href,
}

/**
 * Draws a comparison block by block. Give it the two texts that were compared; `options` says how addresses in
 * them become addresses of the site, and `cache` has what the comparison read of the texts.
 */
export function renderComparison(
  before: string,
  after: string,
  comparison: Comparison,
  options: DrawingOptions = plainAddresses,
): readonly RenderedChange[] {
  return comparison.blocks.map(drawing(before, after, comparison, options).draw)
}

/**
 * The same without what is the same: of that only what leads to a change is drawn, and the rest counted. Of texts that
 * are too long to be parsed all is drawn: their passages have no numbers to ask for.
 */
export function renderChanges(
  before: string,
  after: string,
  comparison: Comparison,
  options: DrawingOptions = plainAddresses,
): { readonly changes: readonly RenderedChange[]; readonly unchanged: readonly UnchangedRun[] } {
  const { draw, undrawn, isCoarse } = drawing(before, after, comparison, options)
  const unchanged = isCoarse ? [] : unchangedRuns(comparison.blocks.map(undrawn))
  const left = new Set(
    unchanged.flatMap(({ blockIndex, count }) =>
      Array.from({ length: count }, (_, at) => blockIndex + at),
    ),
  )
  const changes = comparison.blocks.flatMap((block, at) => (left.has(at) ? [] : draw(block, at)))
  return { changes, unchanged }
}

/** Those of some blocks that a text has, drawn as in a comparison where they are the same. */
export function renderBlocks(
  text: string,
  { first, count }: { readonly first: number; readonly count: number },
  { cache = newTextCache(), ...options }: DrawingOptions = plainAddresses,
): string {
  const side = toSide(pageReader([text], cache)(text))
  const render = renderer([side], options)
  const wanted = [...side.blocks.keys()].slice(first, first + count)
  return wanted.map((at) => render(side.nodes(at)).html).join('')
}

function drawing(
  before: string,
  after: string,
  comparison: Comparison,
  { cache = newTextCache(), isInOne = false, ...options }: DrawingOptions,
) {
  const read = pageReader([before, after], cache)
  const pages = { before: read(before), after: read(after) }
  const sides = { before: toSide(pages.before), after: toSide(pages.after) }
  const render = renderer([sides.before, sides.after], options)
  const nodes = { before: sides.before.nodes, after: sides.after.nodes }
  const budget = newBudget()
  const spans = blockSpans(comparison.blocks)
  const alongside = movedTogether(comparison.blocks, spans)
  // beside days that changed, those that did not are told too
  const tables = new Set(isAgendaChanged(comparison.agenda) ? comparison.agendas.after.tables : [])
  const placed = comparison.blocks.map((change) => {
    const { blocks, places } = change.afterIndex === null ? sides.before : sides.after
    const at = change.afterIndex ?? change.beforeIndex ?? 0
    return {
      block: blocks[at],
      place: places[at] ?? nowhere,
      label: labelAt(blocks, at),
      movedFrom: movedFrom(change, sides.before.blocks),
    }
  })
  const undrawn = ({ kind, beforeIndex, afterIndex }: BlockChange, blockIndex: number): Undrawn => {
    const { place = nowhere, label = '', movedFrom: from = null } = placed[blockIndex] ?? {}
    return {
      isSame: kind === 'same',
      level: place.level,
      label,
      movedFrom: from,
      isDay: afterIndex !== null && tables.has(afterIndex),
      beforeIndex,
      afterIndex,
    }
  }
  const draw = (change: BlockChange, blockIndex: number): RenderedChange => {
    const span = spans[blockIndex] ?? { before: 1, after: 1 }
    const drawn = drawnNodes(change, { nodes, span, budget })
    const { block, place = nowhere, label = '', movedFrom: from = null } = placed[blockIndex] ?? {}
    const isKept = change.before !== null && change.after !== null
    const both = render(drawn.both)
    const words = markedWords(drawn.both)
    const kind = visibleKind(change.kind, drawn.both)
    const isDrawn = (side: string | null): side is string =>
      side !== null && kind !== 'same' && !isInOne
    const old = isDrawn(change.before) ? render(drawn.before) : null
    const now = isDrawn(change.after) ? render(drawn.after) : null
    return {
      kind,
      block: blockWord(block, drawn.both),
      level: place.level,
      place: place.heading,
      isOpening: place.isOpening,
      label,
      turn: isKept ? turnOf(drawn.both, words) : null,
      words,
      html: both.html,
      marks: both.marks,
      beforeHtml: old?.html ?? null,
      beforeMarks: old?.marks ?? [],
      afterHtml: now?.html ?? null,
      afterMarks: now?.marks ?? [],
      movedFrom: from,
      movedAlong: alongside[blockIndex] ?? false,
      regrouped: regroupingOf(span),
      turned: drawn.turned,
      blockIndex,
      beforeIndex: change.beforeIndex,
      afterIndex: change.afterIndex,
    }
  }
  return { draw, undrawn, isCoarse: pages.before.isCoarse }
}

function renderer(sides: readonly Side[], options: RenderOptions) {
  const definitions = sides
    .flatMap(({ blocks }) => blocks)
    .filter(isDefinition)
    .map(({ text }) => text)
  const drawn = { definitions: [...new Set(definitions)].join('\n\n'), ...options }
  return (nodes: readonly EditorNode[]) => {
    const rendered = renderNodes(nodes, drawn)
    return rendered.showsNothing ? renderNodes(nodes.map(toSource), drawn) : rendered
  }
}

type Side = {
  readonly blocks: readonly ReadBlock[]
  readonly places: readonly Place[]
  readonly nodes: BlockNodes
}

const nowhere: Place = { heading: '', isOpening: false, level: null }

/** Texts that are too long are compared in passages of source, and drawn as such. */
function toSide(page: PageText): Side {
  const blocks = page.isCoarse ? [] : page.blocks.map(({ block }) => block)
  return { blocks, places: placesIn(blocks), nodes: openBlocks(page) }
}

/** What has no look of its own (a link definition, a lone closing tag) is shown as its source. */
function toSource(node: EditorNode): EditorNode {
  const { source, change } = node.attrs ?? {}
  const shown = typeof source === 'string' ? source : isTextblock(node) ? nodeText(node) : ''
  if (shown.trim() === '') return node
  return { ...sourceNode(shown), attrs: change === undefined ? {} : { change } }
}

function visibleKind(kind: ChangeKind, nodes: readonly EditorNode[]): ChangeKind {
  if (isMarked(nodes)) return kind
  return kind === 'changed' ? 'same' : kind === 'moved-changed' ? 'moved' : kind
}

function labelAt(blocks: readonly ReadBlock[], at: number): string {
  const block = blocks[at]
  return block ? blockLabel(block) : ''
}

/** A heading stood after the section before it; anything else after the block before it. */
function movedFrom(change: BlockChange, before: readonly ReadBlock[]): string | null {
  const at = change.beforeIndex
  if (at === null || !change.kind.startsWith('moved')) return null
  const depth = before[at]?.level ?? undefined
  const previous = before
    .slice(0, at)
    .findLastIndex((block) => depth === undefined || (block.level ?? Infinity) <= depth)
  return labelAt(before, previous)
}
