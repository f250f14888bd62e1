import { textAttr } from './node.ts'
import type { EditorNode } from './node.ts'
import { hasMark, MARK_ORDER, markKey, marksOf, withoutMark } from './marks.ts'
import type { MarkKey } from './marks.ts'
import { SEPARATOR } from '../markdown/separators.ts'
import { liquidRanges } from '../markdown/liquid.ts'

const OTHER = '\uFFFC'

/**
 * One character or atom of a line, with its marks, and the range of the source it was read from
 * (-1 when it was not read).
 */
export interface Unit {
  readonly key: string
  readonly marks: MarkKey
  readonly atom: EditorNode | null
  readonly start: number
  readonly end: number
}

/** Whether two units show the same. */
export function sameUnit(a: Unit | undefined, b: Unit | undefined): boolean {
  return a !== undefined && b !== undefined && a.key === b.key && a.marks === b.marks
}

/** The inline content of an editor node as clean units; unknown nodes give their text. */
export function unitsOf(content: readonly EditorNode[]): readonly Unit[] {
  return cleanUnits(withLiquid(content.flatMap(rawUnits)))
}

/** Inline content in its clean form. */
export function cleanInline(content: readonly EditorNode[]): readonly EditorNode[] {
  const only = content[0]
  const isClean = content.length === 1 && only?.type === 'text' && isCleanText(only)
  return isClean ? [{ type: 'text', text: only.text ?? '' }] : toInline(unitsOf(content))
}

/** Plain words on one line without a template tag: most lines of most pages, and nothing to clean. */
function isCleanText({ text = '', marks = [] }: EditorNode): boolean {
  return marks.length === 0 && text !== '' && !/[\r\n]|^[ \t]|[ \t]$|\{[{%]/.test(text)
}

/** Clean units as editor nodes, neighbours with equal marks in one text node. */
export function toInline(units: readonly Unit[]): readonly EditorNode[] {
  const nodes: EditorNode[] = []
  for (let at = 0; at < units.length;) {
    const first = units[at]
    if (first === undefined) break
    if (first.atom !== null) {
      nodes.push(first.atom)
      at++
      continue
    }
    let end = at
    let text = ''
    for (
      let unit = units[end];
      unit !== undefined && unit.atom === null && unit.marks === first.marks;
      unit = units[++end]
    ) {
      text += unit.key
    }
    const marks = marksOf(first.marks)
    nodes.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks })
    at = end
  }
  return nodes
}

/**
 * Template tags in plain text become islands, so that nothing is ever escaped in them. `sourceOf`
 * gives their source between two units; without it their words are their source.
 */
export function withLiquid(
  units: readonly Unit[],
  sourceOf?: (first: Unit, last: Unit) => string,
): readonly Unit[] {
  const starts: number[] = []
  let text = ''
  for (const unit of units) {
    starts.push(text.length)
    text += unit.atom === null && unit.marks === '' ? unit.key : OTHER
  }
  const result: Unit[] = []
  // what was read from more source than it shows is an escape or a reference
  const escapes = new Set(
    units.flatMap(({ start, end, key }, index) =>
      start !== -1 && end - start > key.length ? [starts[index]] : [],
    ),
  )
  let at = 0
  const holdsOther = (start: number, end: number) => text.slice(start, end).includes(OTHER)
  const isNoLink = (start: number, end: number) => escapes.has(start) || holdsOther(start, end)
  for (const range of liquidRanges(text, isNoLink)) {
    if (holdsOther(range.start, range.end)) continue
    while ((starts[at] ?? Infinity) < range.start) pushAt(units, at++, result)
    const from = at
    while ((starts[at] ?? Infinity) < range.end) at++
    const first = units[from]
    const last = units[at - 1]
    if (first === undefined || last === undefined) continue
    const source = sourceOf?.(first, last) ?? text.slice(range.start, range.end)
    result.push(atomUnit({ type: 'inlineIsland', attrs: { source } }, first.start, last.end))
  }
  if (at === 0) return units
  while (at < units.length) pushAt(units, at++, result)
  return result
}

function pushAt(units: readonly Unit[], at: number, to: Unit[]): void {
  const unit = units[at]
  if (unit !== undefined) to.push(unit)
}

/** An atom as a unit; atoms carry no marks, since a shared draft would lose them. */
export function atomUnit(atom: EditorNode, start: number, end: number): Unit {
  return { key: JSON.stringify(atom), marks: '', atom, start, end }
}

/**
 * Units as Markdown can give them back: no blanks at the edge of a mark (code aside), none at the
 * edge of the line or beside a hard break.
 */
export function cleanUnits(units: readonly Unit[]): readonly Unit[] {
  const marked = units.some((unit) => unit.marks !== '')
  let clean = units
  if (marked)
    for (const name of MARK_ORDER) if (name !== 'code') clean = withoutMarkedEdges(clean, name)
  return withoutOuterBlanks(clean)
}

export function isHardBreak(unit: Unit | undefined): boolean {
  return unit?.atom?.type === 'hardBreak'
}

function withoutOuterBlanks(units: readonly Unit[]): readonly Unit[] {
  const kept: Unit[] = []
  let blanks: Unit[] = []
  for (const unit of units) {
    if (isBlank(unit)) {
      blanks.push(unit)
      continue
    }
    const atEdge = kept.length === 0 || isHardBreak(kept.at(-1)) || isHardBreak(unit)
    if (!atEdge) for (const blank of blanks) kept.push(blank)
    blanks = []
    kept.push(unit)
  }
  return kept
}

function isBlank(unit: Unit): boolean {
  return (unit.key === ' ' || unit.key === '\t') && !hasMark(unit.marks, 'code')
}

/** Unicode's blanks: next to one of them no delimiter opens or closes. */
function isWhite(unit: Unit): boolean {
  return unit.atom === null && /^\s$/u.test(unit.key) && !hasMark(unit.marks, 'code')
}

function withoutMarkedEdges(
  units: readonly Unit[],
  name: (typeof MARK_ORDER)[number],
): readonly Unit[] {
  const ownKey = new Map<MarkKey, string>()
  for (const { marks } of units) {
    if (ownKey.has(marks)) continue
    const mark = marksOf(marks).find((candidate) => candidate.type === name)
    ownKey.set(marks, mark === undefined ? '' : JSON.stringify(mark))
  }
  if ([...ownKey.values()].every((key) => key === '')) return units
  const keys = units.map((unit) => ownKey.get(unit.marks) ?? '')
  const bare = new Set<number>()
  for (let at = 0; at < units.length;) {
    let end = at + 1
    while (end < units.length && keys[end] === keys[at]) end++
    if (keys[at] !== '') {
      let first = at
      while (first < end && isWhiteAt(units, first)) bare.add(first++)
      for (let last = end - 1; last > first && isWhiteAt(units, last); last--) bare.add(last)
    }
    at = end
  }
  if (bare.size === 0) return units
  return units.map((unit, index) =>
    bare.has(index) ? { ...unit, marks: withoutMark(unit.marks, name) } : unit,
  )
}

function isWhiteAt(units: readonly Unit[], index: number): boolean {
  const unit = units[index]
  return unit !== undefined && isWhite(unit)
}

function rawUnits(node: EditorNode): readonly Unit[] {
  switch (node.type) {
    case 'text': {
      const marks = markKey(node.marks)
      const text = (node.text ?? '').replace(/\r\n|[\n\r]/g, ' ')
      return [...text].map((key) => ({ key, marks, atom: null, start: -1, end: -1 }))
    }
    case 'hardBreak':
      return [atomUnit({ type: 'hardBreak' }, -1, -1)]
    case 'image':
      return [atomUnit(cleanImage(node), -1, -1)]
    case 'inlineIsland': {
      const source = textAttr(node, 'source')
      return source.trim() === '' || source === SEPARATOR
        ? []
        : [atomUnit({ type: 'inlineIsland', attrs: { source } }, -1, -1)]
    }
    default:
      return (node.content ?? []).flatMap(rawUnits)
  }
}

function cleanImage(node: EditorNode): EditorNode {
  return imageNode({
    src: textAttr(node, 'src'),
    alt: textAttr(node, 'alt'),
    title: textAttr(node, 'title'),
  })
}

export function imageNode(image: { src: string; alt: string; title: string }): EditorNode {
  const { src, title } = image
  const alt = image.alt.replace(/[\r\n]+/g, ' ')
  return { type: 'image', attrs: title === '' ? { src, alt } : { src, alt, title } }
}
