import { labelOf } from '../../reading/label.ts'
import type { ListItem } from '../../reading/list-items.ts'
import { itemMarker, itemSource, splitNested, toListItems } from '../../reading/list-items.ts'
import type { Element } from '../../reading/element.ts'
import { proseKey } from '../../reading/sentences.ts'
import { toUnit } from '../../reading/unit.ts'
import { RIVALS } from '../../words/alike.ts'
import { likeness } from '../../words/words.ts'
import { renumbered, restyled, styleOf } from './list-style.ts'
import { joinParts } from '../part.ts'
import type { Piece } from '../piece.ts'
import { clash, isClash, passage, pickPassage } from '../piece.ts'
import { mergeProse } from './prose.ts'
import { mergeSequence } from '../sequence/sequence.ts'
import type { SequenceRules } from '../sequence/sequences.ts'
import type { Three } from '../three.ts'
import { allOf, mapThree, pick, pickBlank } from '../three.ts'
import { track } from '../sequence/track.ts'

/** Merges lists item by item; a side that changed the bullets or the numbering changed them for the other too. */
export function mergeList(texts: Three<string>): readonly Piece[] {
  const whole = [clash('content', texts)]
  const lists = allOf(mapThree(texts, toListItems))
  if (!lists) return whole
  const style = pick(mapThree(lists, styleOf))
  if (style.kind === 'clash') return whole
  const styled = allOf(mapThree(lists, (items) => restyled(items, style.value)))
  if (!styled) return whole
  const sequences = mapThree(styled, (items) => items.map(toElement))
  const rules = rulesFor(styled)
  const parts = mergeSequence(track(sequences), rules)
  const isReordered = parts.some(({ pieces }) =>
    pieces.some((piece) => isClash(piece) && piece.kind === 'place'),
  )
  if (parts.length === 0 || isReordered) return whole
  return joinParts(renumbered(parts, styled), sequences, rules.joint)
}

function toElement(item: ListItem): Element {
  const key = `${item.task.toLowerCase()}${proseKey(item.text)}`
  const unit = { key, kind: 'item', placeLikeness: 0 }
  // an item of definitions is known by the word that it defines
  const term = /^\*\*[^*\n]+\*\*(?=\s*\S)/.exec(item.text)?.[0]
  return {
    unit: toUnit(item.text, term === undefined ? unit : { ...unit, alias: term }),
    text: itemSource(item),
    lead: item.lead,
    level: null,
    label: labelOf(item.text),
  }
}

function rulesFor(lists: Three<readonly ListItem[]>): SequenceRules {
  const joint = pickBlank(mapThree(lists, ([, second]) => second?.lead ?? '\n')).value
  return {
    mergeContent: mergeItem,
    joint,
    mergesBlanks: true,
    anchors: 'one',
    bothInsert: 'merge',
    areRivals: (a, b) => likeness(a.unit.words, b.unit.words) > RIVALS,
  }
}

/** An item's box, its own words and what is nested in it are changed apart. */
function mergeItem(three: Three<Element>): readonly Piece[] {
  const texts = mapThree(three, ({ text }) => text)
  const whole = [clash('content', texts, [three.base.label])]
  const items = allOf(mapThree(texts, (text) => toListItems(text)?.[0]))
  const task = items && pick(mapThree(items, (item) => item.task))
  if (!items || !task || task.kind === 'clash') return whole
  const nested = mapThree(items, ({ text }) => splitNested(text))
  const head = mergeProse(mapThree(nested, (parts) => parts.head))
  const below = mergeNested(mapThree(nested, (parts) => parts.nested))
  if (!below || [...head, ...below].some(isClash)) return whole
  const marker = pickBlank(mapThree(items, itemMarker))
  return [passage(marker.value + task.value, task.from), ...head, ...below]
}

function mergeNested(texts: Three<string>): readonly Piece[] | null {
  const whole = pickPassage(texts)
  if (whole) return [whole]
  if (Object.values(texts).includes('')) return null
  const blank = pickBlank(mapThree(texts, (text) => /^\s*\n/.exec(text)?.[0] ?? ''))
  return [
    passage(blank.value, blank.from),
    ...mergeList(mapThree(texts, (text) => text.replace(/^\s*\n/, ''))),
  ]
}
