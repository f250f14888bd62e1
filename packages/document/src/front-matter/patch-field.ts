import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Node, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { lineEndOf, withLineEnd } from '../text/lines.ts'
import { matchMembers } from './match-members.ts'
import { patchText } from './patch-text.ts'
import { inlineSource } from './print-value.ts'
import { isRecord } from '../plain/is-record.ts'
import { sameValue } from '../plain/same-value.ts'
import { fieldSource } from './source.ts'
import { spliceMembers } from './splice-members.ts'
import type { Edit, Place } from './splice-members.ts'

/**
 * One field's YAML with another value: only what changed in it is written anew, in the manner of
 * what stood there (quotes, brackets, indent, folded lines), and all comments stay. Where that
 * cannot be, the field is written in the form of the house. Reading it back gives the value.
 */
export function patchField(before: string, key: string, value: unknown): string {
  const node = valueIn(before, key)
  const anew = commentsAbove(before) + withLineEnd(fieldSource(key, value), lineEndOf(before))
  if (node === null) return anew
  const edits = patchNode(node, value, { source: before, isFlow: false })
  const patched = edits === null ? null : applied(before, edits)
  return patched !== null && readsAs(patched, key, value) ? patched : anew
}

function commentsAbove(source: string): string {
  return /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*/.exec(source)?.[0] ?? ''
}

function valueIn(source: string, key: string): Node | null {
  const yaml = parseDocument(source)
  if (yaml.errors.length > 0 || !isMap(yaml.contents)) return null
  const [pair, ...others] = yaml.contents.items
  if (others.length > 0 || !isScalar(pair?.key) || String(pair.key.value) !== key) return null
  const value: unknown = pair.value
  return isMap(value) || isSeq(value) || isScalar(value) ? value : null
}

function readsAs(source: string, key: string, value: unknown): boolean {
  const yaml = parseDocument(source)
  if (yaml.errors.length > 0) return false
  const read: unknown = yaml.toJS({ maxAliasCount: 20 })
  return sameValue(read, { [key]: value })
}

function applied(source: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), source)
}

/** What to change in a node's source to give it a value; null when it has to be written anew. */
function patchNode(node: unknown, value: unknown, place: Place): readonly Edit[] | null {
  if (isScalar(node)) return patchScalar(node, value, place)
  if (isSeq(node) && Array.isArray(value)) return patchItems(node, value, place)
  if (isMap(node) && isRecord(value)) return patchPairs(node, value, place)
  return null
}

function patchScalar(node: Scalar, value: unknown, place: Place): readonly Edit[] | null {
  if (sameValue(node.value, value)) return []
  const [start, end] = node.range ?? [0, 0]
  if (typeof value === 'object' && value !== null) return null
  if (start === end) return null
  if (typeof node.value === 'string' && typeof value === 'string') {
    const text = patchText(node, value, place.source)
    if (text !== null) return [{ start, end, text }]
  }
  return [{ start, end, text: inlineSource(value, { like: node, isFlow: place.isFlow }) }]
}

/** What became of the items is written where they stand; between them, items go and come. */
function patchItems(
  seq: YAMLSeq,
  values: readonly unknown[],
  place: Place,
): readonly Edit[] | null {
  const inside = { ...place, isFlow: seq.flow === true }
  const edits: Edit[] = []
  const add = (some: readonly Edit[] | null) => some !== null && edits.push(...some)
  const kept = [...keptInOrder(seq, values), { at: seq.items.length, to: values.length }]
  let [at, to] = [0, 0]
  for (const next of kept) {
    // what came where something went is that thing with another value
    for (; at < next.at && to < next.to; at++, to++) {
      if (add(patchItem(seq, values[to], { ...inside, at })) === false) return null
    }
    const change = {
      at,
      removed: next.at - at,
      added: values.slice(to, next.to).map((item) => ({ item })),
    }
    if (add(spliceMembers(seq.items, change, inside)) === false) return null
    if (next.at < seq.items.length) {
      if (add(patchItem(seq, values[next.to], { ...inside, at: next.at })) === false) return null
    }
    at = next.at + 1
    to = next.to + 1
  }
  return edits
}

function patchItem(
  { items }: YAMLSeq,
  value: unknown,
  { at, ...place }: Place & { readonly at: number },
): readonly Edit[] | null {
  const anew = { at, removed: 1, added: [{ item: value }] }
  return patchNode(items[at], value, place) ?? spliceMembers(items, anew, place)
}

interface Kept {
  readonly at: number
  readonly to: number
}

/** The items that are left, without those that others have overtaken. */
function keptInOrder(seq: YAMLSeq, values: readonly unknown[]): readonly Kept[] {
  const kept: Kept[] = []
  matchMembers(seq.items.map(plainOf), values).forEach((at, to) => {
    if (at !== null && at > (kept.at(-1)?.at ?? -1)) kept.push({ at, to })
  })
  return kept
}

function patchPairs(
  map: YAMLMap,
  value: Readonly<Record<string, unknown>>,
  place: Place,
): readonly Edit[] | null {
  const isFlow = map.flow === true
  const edits: Edit[] = []
  const keys = map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''))
  const isKept = (at: number) => Object.hasOwn(value, keys[at] ?? '')
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? ''
    let removed = 0
    while (at + removed < keys.length && !isKept(at + removed)) removed++
    const gone = { at, removed, added: [] }
    const anew = { at, removed: 1, added: [{ key, item: value[key] }] }
    const inner =
      removed > 0
        ? spliceMembers(map.items, gone, { ...place, isFlow })
        : (patchNode(map.items[at]?.value, value[key], { ...place, isFlow }) ??
          spliceMembers(map.items, anew, { ...place, isFlow }))
    if (inner === null) return null
    edits.push(...inner)
    at += Math.max(0, removed - 1)
  }
  const known = new Set(keys)
  const added = Object.entries(value)
    .filter(([key]) => !known.has(key))
    .map(([key, item]) => ({ key, item }))
  const change = { at: map.items.length, removed: 0, added }
  const rest = spliceMembers(map.items, change, { ...place, isFlow })
  return rest === null ? null : [...edits, ...rest]
}

function plainOf(node: unknown): unknown {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.toJSON() : node
}
