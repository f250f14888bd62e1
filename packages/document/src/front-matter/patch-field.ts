import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Node, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { patchText } from './patch-text.ts'
import { inlineSource } from './print-value.ts'
import { isRecord, sameValue } from './same-value.ts'
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
  const anew = commentsAbove(before) + fieldSource(key, value)
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

/** Items are matched from both ends; those between are changed one by one, or replaced. */
function patchItems(
  seq: YAMLSeq,
  values: readonly unknown[],
  place: Place,
): readonly Edit[] | null {
  const have = seq.items.map(plainOf)
  const isFlow = seq.flow === true
  let head = 0
  while (head < have.length && head < values.length && sameValue(have[head], values[head])) head++
  let tail = 0
  const most = Math.min(have.length, values.length) - head
  while (tail < most && sameValue(have.at(-1 - tail), values.at(-1 - tail))) tail++
  const old = seq.items.slice(head, seq.items.length - tail)
  const next = values.slice(head, values.length - tail)
  const paired = Math.min(old.length, next.length)
  const edits: Edit[] = []
  for (let at = 0; at < paired; at++) {
    const anew = { at: head + at, removed: 1, added: [{ item: next[at] }] }
    const inner =
      patchNode(old[at], next[at], { ...place, isFlow }) ??
      spliceMembers(seq.items, anew, { ...place, isFlow })
    if (inner === null) return null
    edits.push(...inner)
  }
  const removed = seq.items.slice(head + paired, seq.items.length - tail)
  const added = next.slice(paired).map((item) => ({ item }))
  const rest = spliceMembers(
    seq.items,
    { at: head + paired, removed: removed.length, added },
    {
      ...place,
      isFlow,
    },
  )
  return rest === null ? null : [...edits, ...rest]
}

function patchPairs(
  map: YAMLMap,
  value: Readonly<Record<string, unknown>>,
  place: Place,
): readonly Edit[] | null {
  const isFlow = map.flow === true
  const edits: Edit[] = []
  const known = new Set<string>()
  for (const [at, pair] of map.items.entries()) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    known.add(key)
    const isKept = Object.hasOwn(value, key)
    const anew = { at, removed: 1, added: isKept ? [{ key, item: value[key] }] : [] }
    const inner =
      (isKept ? patchNode(pair.value, value[key], { ...place, isFlow }) : null) ??
      spliceMembers(map.items, anew, { ...place, isFlow })
    if (inner === null) return null
    edits.push(...inner)
  }
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
