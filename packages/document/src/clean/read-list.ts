import type { EditorNode } from '../editor/node.ts'
import { append } from './append.ts'
import { hasClass } from './foreign-tree.ts'
import type { ForeignElement, ForeignNode } from './foreign-tree.ts'
import { joinLines, tickOf } from './list-lines.ts'
import type { BlockOrLine, ListLine } from './list-lines.ts'
import { lookWithin } from './look.ts'
import type { Look } from './look.ts'
import { isLeftOut } from './reading.ts'
import type { Reading } from './reading.ts'

/**
 * The items of a list, as lines. Lists that stand in a list between its items (Google Docs, LibreOffice)
 * go into the item above; Word in a browser brings each item as a list of its own that says its level.
 */
export function readList(
  list: ForeignElement,
  around: Look,
  reading: Reading,
): readonly BlockOrLine[] {
  const ordered = list.tag === 'ol'
  const first = Number.parseInt(list.attributes['start'] ?? '1', 10)
  const items: { line: ListLine; blocks: EditorNode[] }[] = []
  const before: BlockOrLine[] = []
  let isWebWord = false
  for (const kid of list.kids) {
    if (kid.kind === 'text' && kid.text.trim() === '') continue
    if (kid.kind === 'element' && isLeftOut(kid, reading)) continue
    if (kid.kind === 'element' && kid.tag === 'li') {
      isWebWord ||= kid.attributes['data-aria-level'] !== undefined
      const line = itemOf(kid, around, reading)
      const number = ordered && !Number.isNaN(first) ? first : null
      items.push({ line: { ...line, ordered, number }, blocks: [...line.blocks] })
      continue
    }
    const inner = reading.flow([kid], around)
    const above = items.at(-1)
    if (above === undefined) append(before, inner)
    else append(above.blocks, joinLines(inner))
  }
  const lines = items.flatMap(({ line, blocks }) =>
    blocks.length === 0 ? [] : [{ ...line, blocks }],
  )
  // only what Word brings item by item is put together with the lists beside it
  return isWebWord ? [...before, ...lines] : [...before, ...joinLines(lines)]
}

function itemOf(element: ForeignElement, around: Look, reading: Reading): ListLine {
  const { attributes } = element
  const look = lookWithin(element, reading.styleOf(element), around, reading.options.siteUrl)
  const blocks = joinLines(reading.flow(element.kids, look))
  const level = Number.parseInt(attributes['data-aria-level'] ?? '1', 10)
  const box = boxOf(element)
  const typed = box === null ? typedBox(blocks) : null
  return {
    level: Number.isNaN(level) ? 1 : Math.min(9, Math.max(1, level)),
    ordered: false,
    number: null,
    ticked: box ?? typed?.ticked ?? null,
    blocks: typed?.blocks ?? (isStruckByTick(element) ? blocks.map(withoutStrike) : blocks),
  }
}

/** Google Docs strikes the words of what is ticked. */
function isStruckByTick({ attributes }: ForeignElement): boolean {
  return attributes['role'] === 'checkbox' && attributes['aria-checked'] === 'true'
}

function withoutStrike(node: EditorNode): EditorNode {
  return {
    ...node,
    ...(node.content === undefined ? {} : { content: node.content.map(withoutStrike) }),
    ...(node.marks === undefined
      ? {}
      : { marks: node.marks.filter(({ type }) => type !== 'strike') }),
  }
}

/** Whether an item has a box, ticked or not; null for one without. */
function boxOf(element: ForeignElement): boolean | null {
  const { attributes } = element
  if (attributes['role'] === 'checkbox') return attributes['aria-checked'] === 'true'
  if (attributes['data-checked'] !== undefined) return attributes['data-checked'] === 'true'
  for (
    let at: ForeignNode | undefined = element, steps = 0;
    at !== undefined && steps < 6;
    steps++
  ) {
    if (at.kind === 'text') return null
    if (at.tag === 'input')
      return at.attributes['type'] === 'checkbox' ? at.attributes['checked'] !== undefined : null
    if (hasClass(at, /^checkbox(?:-on|-off)?$/)) return hasClass(at, /^checkbox-on$/)
    at = at.kids.find((kid) => kid.kind === 'element' || kid.text.trim() !== '')
  }
  return null
}

/** A box that was typed before the words of an item. */
function typedBox(
  blocks: readonly EditorNode[],
): { readonly ticked: boolean; readonly blocks: readonly EditorNode[] } | null {
  const [block, ...rest] = blocks
  const [words, ...line] = block?.content ?? []
  if (block?.type !== 'paragraph' || words?.type !== 'text') return null
  const tick = tickOf(words.text ?? '')
  if (tick === null) return null
  const content = tick.rest === '' ? line : [{ ...words, text: tick.rest }, ...line]
  return { ticked: tick.ticked, blocks: [{ ...block, content }, ...rest] }
}
