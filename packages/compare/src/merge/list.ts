import { labelOf } from '../label.ts'
import { likeness, toWords } from '../words.ts'
import type { Element, SequenceRules } from './element.ts'
import type { ListItem } from './list-items.ts'
import { itemMarker, itemSource, splitNested, toListItems, withNumber } from './list-items.ts'
import type { Part } from './part.ts'
import { joinParts } from './part.ts'
import type { Piece } from './piece.ts'
import { clash, isClash } from './piece.ts'
import { mergeProse } from './prose.ts'
import { proseKey } from './sentences.ts'
import { mergeSequence } from './sequence.ts'
import type { Three } from './three.ts'
import { isAllEqual, mapThree, pick } from './three.ts'

type Items = readonly ListItem[]

/** Merges lists item by item; a list whose bullets or numbering a side changed as well is asked about whole. */
export function mergeList(texts: Three<string>): readonly Piece[] {
  const whole = [clash('content', texts)]
  const [base, ours, theirs] = [texts.base, texts.ours, texts.theirs].map(toListItems)
  if (!base || !ours || !theirs) return whole
  const lists = { base, ours, theirs }
  if (!isAllEqual(mapThree(lists, styleOf))) return whole
  const sequences = mapThree(lists, (items) => items.map(toElement))
  const rules = rulesFor(ours)
  const parts = mergeSequence(sequences, rules)
  const isReordered = parts.some(({ pieces }) =>
    pieces.some((p) => isClash(p) && p.kind === 'place'),
  )
  if (parts.length === 0 || isReordered) return whole
  return joinParts(renumbered(parts, lists), sequences, rules.joint)
}

/** The style all items must share so that they stay one list. */
function styleOf(items: Items): string {
  const signs = new Set(items.map(({ sign, number }) => `${number === null ? '' : '1'}${sign}`))
  return [...signs].join(' ')
}

function toElement(item: ListItem): Element {
  const words = toWords(item.text)
  return {
    unit: {
      key: `${item.task.toLowerCase()}${proseKey(item.text)}`,
      kind: 'item',
      words,
      placeLikeness: 0,
    },
    text: itemSource(item),
    lead: item.lead,
    level: null,
    label: labelOf(item.text),
  }
}

function rulesFor(items: Items): SequenceRules {
  return {
    mergeContent: mergeItem,
    joint: items[1]?.lead ?? '\n',
    mergesBlanks: true,
    anchors: 'one',
    bothInsert: 'merge',
    areRivals: (a, b) => likeness(a.unit.words, b.unit.words) > 0.5,
  }
}

function mergeItem(three: Three<Element>): readonly Piece[] {
  const texts = mapThree(three, ({ text }) => text)
  const whole = [clash('content', texts, [three.base.label])]
  const [base, ours, theirs] = [texts.base, texts.ours, texts.theirs].map(
    (text) => toListItems(text)?.[0],
  )
  if (!base || !ours || !theirs) return whole
  const task = pick({ base: base.task, ours: ours.task, theirs: theirs.task })
  const nested = mapThree({ base, ours, theirs }, ({ text }) => splitNested(text))
  const head = mergeProse(mapThree(nested, ({ head }) => head))
  const below = mergeNested(mapThree(nested, (part) => part.nested))
  if (task.kind === 'clash' || below === null || [...head, ...below].some(isClash)) return whole
  return [itemMarker(ours) + task.value, ...head, ...below]
}

function mergeNested(texts: Three<string>): readonly Piece[] | null {
  const whole = pick(texts)
  if (whole.kind === 'one') return [whole.value]
  if ([texts.base, texts.ours, texts.theirs].includes('')) return null
  const blank = /^\s*\n/.exec(texts.ours)?.[0] ?? ''
  return [blank, ...mergeList(mapThree(texts, (text) => text.replace(/^\s*\n/, '')))]
}

/** Numbers follow the merged order, unless the author numbers every item alike. */
function renumbered(parts: readonly Part[], lists: Three<Items>): readonly Part[] {
  const numbers = mapThree(lists, (items) => items.map(({ number }) => number))
  const first = pick(mapThree(numbers, ([number]) => number ?? null))
  const start = first.kind === 'one' ? first.value : (numbers.ours[0] ?? null)
  if (start === null) return parts
  const isAlike = (values: readonly (number | null)[]) =>
    values.length > 1 && values.every((value) => value === values[0])
  const alike = pick(mapThree(numbers, isAlike))
  if (alike.kind === 'one' && alike.value) return parts
  let next = start
  return parts.map((part) => {
    const isShown = part.pieces.some(
      (p) => typeof p === 'string' || (isClash(p) && p.ours !== null),
    )
    if (!isShown) return part
    const number = next++
    const [head, ...rest] = part.pieces
    if (typeof head !== 'string') return part
    const item = toListItems(head)?.[0]
    return item ? { ...part, pieces: [itemSource(withNumber(item, number)), ...rest] } : part
  })
}
