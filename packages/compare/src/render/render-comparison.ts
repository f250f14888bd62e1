import type { EditorNode, HtmlMark, RenderOptions } from '@forkshop/document'
import { renderNodes } from '@forkshop/document'
import type { BlockSpan } from '../blocks/block-spans.ts'
import { blockSpans, regroupingOf } from '../blocks/block-spans.ts'
import type { BlockChange, ChangeKind, Comparison } from '../comparison.ts'
import type { Budget } from '../words/diff-tokens.ts'
import { newBudget } from '../words/diff-tokens.ts'
import { movedTogether } from '../blocks/moved-together.ts'
import type { BlockWord, ChangeTurn, MarkedWords } from './change-facts.ts'
import { blockWord, markedWords, turnOf } from './change-facts.ts'
import { asList, diffNode, isList } from './diff-nodes.ts'
import { diffRegrouped } from './diff-regrouped.ts'
import type { Form } from './diff-turned.ts'
import { diffTurned, formOf } from './diff-turned.ts'
import { sourceNode } from './diff-source.ts'
import type { BlockNodes } from './open-blocks.ts'
import { openBlocks } from './open-blocks.ts'
import type { Place } from './places.ts'
import { blockLabel, placesIn } from './places.ts'
import { isMarked, isTextblock, markNode, nodeText, onlySide } from './mark-node.ts'
import { pageReader } from '../reading/page-reader.ts'
import type { ReadBlock } from '../reading/read-block.ts'
import type { PageText } from '../reading/page-text.ts'
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
  /** Each version by itself, marked likewise; `null`, without marks, where it does not stand or is the `same`. */
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

/** How addresses become those of a site; `cache` has what the comparison read of the texts. */
export type DrawingOptions = RenderOptions & { readonly cache?: TextCache }

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
  { cache = newTextCache(), ...options }: DrawingOptions = plainAddresses,
): readonly RenderedChange[] {
  const read = pageReader([before, after], cache)
  const sides = { before: toSide(read(before)), after: toSide(read(after)) }
  const definitions = [...sides.before.blocks, ...sides.after.blocks]
    .filter(({ kind }) => kind === 'definition' || kind === 'footnote')
    .map(({ text }) => text)
  const budget = newBudget()
  const drawing = { definitions: [...new Set(definitions)].join('\n\n'), ...options }
  const render = (nodes: readonly EditorNode[]) => {
    const rendered = renderNodes(nodes, drawing)
    return rendered.showsNothing ? renderNodes(nodes.map(toSource), drawing) : rendered
  }
  const spans = blockSpans(comparison.blocks)
  const alongside = movedTogether(comparison.blocks, spans)
  return comparison.blocks.map((change, blockIndex) => {
    const span = spans[blockIndex] ?? { before: 1, after: 1 }
    const drawn = drawnNodes(change, { sides, span, budget })
    const { blocks, places } = change.afterIndex === null ? sides.before : sides.after
    const at = change.afterIndex ?? change.beforeIndex ?? 0
    const { heading, isOpening, level } = places[at] ?? nowhere
    const isKept = change.before !== null && change.after !== null
    const both = render(drawn.both)
    const kind = visibleKind(change.kind, drawn.both)
    const isDrawn = (side: string | null): side is string => side !== null && kind !== 'same'
    const before = isDrawn(change.before) ? render(drawn.before) : null
    const after = isDrawn(change.after) ? render(drawn.after) : null
    return {
      kind,
      block: blockWord(blocks[at], drawn.both),
      level,
      place: heading,
      isOpening,
      label: labelAt(blocks, at),
      turn: isKept ? turnOf(drawn.both) : null,
      words: markedWords(drawn.both),
      html: both.html,
      marks: both.marks,
      beforeHtml: before?.html ?? null,
      beforeMarks: before?.marks ?? [],
      afterHtml: after?.html ?? null,
      afterMarks: after?.marks ?? [],
      movedFrom: movedFrom(change, sides.before.blocks),
      movedAlong: alongside[blockIndex] ?? false,
      regrouped: regroupingOf(span),
      turned: drawn.turned,
      blockIndex,
      beforeIndex: change.beforeIndex,
      afterIndex: change.afterIndex,
    }
  })
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

/** Both versions in one, and each by itself. */
type Drawn = Record<'both' | 'before' | 'after', readonly EditorNode[]> &
  Pick<RenderedChange, 'turned'>

function drawnNodes(
  change: BlockChange,
  means: {
    readonly sides: { readonly before: Side; readonly after: Side }
    readonly span: BlockSpan
    readonly budget: Budget
  },
): Drawn {
  const { sides, span, budget } = means
  const nodesOn = (side: 'before' | 'after', index: number | null) => {
    if (index === null) return []
    const nodes = Array.from({ length: span[side] }, (_, at) => index + at).flatMap(
      sides[side].nodes,
    )
    return nodes.length > 0 ? nodes : [sourceNode(change[side] ?? '')]
  }
  const before = nodesOn('before', change.beforeIndex)
  const after = nodesOn('after', change.afterIndex)
  const isProse = [...before, ...after].every(({ type }) => type === 'paragraph')
  if (regroupingOf(span) && isProse)
    return { ...diffRegrouped(before, after, budget), turned: null }
  return (
    turnedNodes(before, after, budget) ?? {
      ...sidesOf(nodesOf(before, after, budget)),
      turned: null,
    }
  )
}

function sidesOf(both: readonly EditorNode[]): Omit<Drawn, 'turned'> {
  return { both, before: onlySide(both, 'added'), after: onlySide(both, 'removed') }
}

function turnedNodes(
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  budget: Budget,
): Drawn | null {
  const [from, to] = [formOf(before), formOf(after)]
  if (from === null || to === null || from === to) return null
  const turned = { from, to }
  const [old, now] = [before[0], after[0]]
  const isAlone = before.length === 1 && after.length === 1
  if (!isAlone || !old || !now || !isList(old) || !isList(now))
    return { ...diffTurned(before, after, budget), turned }
  const drawn = sidesOf(diffNode(old, now, budget))
  return { ...drawn, before: drawn.before.map((list) => asList(list, old)), turned }
}

function nodesOf(
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  budget: Budget,
): readonly EditorNode[] {
  const [old, now] = [before[0], after[0]]
  if (old && now && before.length === 1 && after.length === 1) return diffNode(old, now, budget)
  return [
    ...before.map((node) => markNode(node, 'removed')),
    ...after.map((node) => markNode(node, 'added')),
  ]
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
