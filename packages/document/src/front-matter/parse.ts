import { isRecord } from '../plain/is-record.ts'
import { isAlias, isMap, isPair, isScalar, visit } from 'yaml'
import type { Document, YAMLMap } from 'yaml'
import { lineStartAt, placeOf } from '../text/lines.ts'
import { faultsOf, readYaml } from './fault.ts'
import type { FrontMatterFault, PlacedFault } from './fault.ts'
import { findFences, markLength } from './fence.ts'
import type { Fences } from './fence.ts'

/** A place in the whole text and what is wrong there; line and column count from 1. */
export interface FrontMatterProblem {
  readonly line: number
  readonly column: number
  readonly fault: FrontMatterFault
  /** The fault in English. */
  readonly message: string
}

/** One top-level key with its YAML source, the comments above it included. */
export interface FrontMatterEntry {
  readonly key: string
  readonly source: string
}

/** The front matter of a text. Entries' sources, joined, are everything between the two fences. */
export type FrontMatter =
  | { readonly kind: 'absent'; readonly bodyStart: number }
  | {
      readonly kind: 'present'
      readonly fields: Readonly<Record<string, unknown>>
      readonly entries: readonly FrontMatterEntry[]
      readonly start: number
      readonly end: number
      readonly bodyStart: number
    }
  | {
      readonly kind: 'broken'
      readonly problems: readonly FrontMatterProblem[]
      readonly bodyStart: number
    }

/** Longer front matter is refused: nothing a page states needs more, and parsing must stay cheap. */
const MAX_LENGTH = 100_000
/** Deeper nesting than any field has; it keeps recursion bounded. */
const MAX_DEPTH = 40
/** How often an anchor may be repeated, against exponential growth. */
const MAX_ALIASES = 20

/** Reads the front matter of a text. Never throws on hostile YAML: that is `broken`, with its place. */
export function parseFrontMatter(text: string): FrontMatter {
  const fences = findFences(text)
  if (fences === null) return { kind: 'absent', bodyStart: markLength(text) }
  const broken = (...faults: readonly PlacedFault[]): FrontMatter => ({
    kind: 'broken',
    problems: faults.map(({ offset, ...fault }) => ({
      ...placeOf(text, fences.contentStart + offset),
      ...fault,
    })),
    bodyStart: fences.end,
  })
  const source = text.slice(fences.contentStart, fences.contentEnd)
  if (source.length > MAX_LENGTH) {
    return broken({ offset: 0, fault: 'too-long', message: 'The front matter is too long.' })
  }
  const deep = tooDeepAt(source)
  if (deep !== -1) {
    const message = 'The front matter is nested too deeply.'
    return broken({ offset: deep, fault: 'too-deep', message })
  }
  const yaml = readYaml(source)
  if (yaml.errors.length > 0) return broken(...faultsOf(source, yaml.errors))
  const unsafe = unsafeAt(yaml)
  if (unsafe !== null) return broken(unsafe)
  if (yaml.contents === null || (isScalar(yaml.contents) && yaml.contents.value === null)) {
    return present(text, fences, { fields: {}, entries: [] })
  }
  if (!isMap(yaml.contents) || yaml.contents.flow === true) {
    const message = 'The front matter must be lines of “key: value”.'
    return broken({ offset: 0, fault: 'no-key', message })
  }
  const fields: unknown = toPlain(yaml)
  if (!isRecord(fields)) {
    const message = 'The front matter repeats an anchor too often.'
    return broken({ offset: 0, fault: 'unreadable', message })
  }
  return present(text, fences, { fields, entries: entriesOf(source, yaml.contents) })
}

function present(
  text: string,
  fences: Fences,
  read: { fields: Readonly<Record<string, unknown>>; entries: readonly FrontMatterEntry[] },
): FrontMatter {
  return { kind: 'present', ...read, start: fences.start, end: fences.end, bodyStart: fences.end }
}

function toPlain(yaml: Document): unknown {
  try {
    return yaml.toJS({ maxAliasCount: MAX_ALIASES })
  } catch {
    // the one thing that throws here is the limit on aliases
    return null
  }
}

function unsafeAt(yaml: Document): PlacedFault | null {
  let found: PlacedFault | null = null
  // An alias stands for the last anchor of its name above it. The parser's own look-up reads the
  // whole front matter for each of them.
  const anchors = new Map<string, Ranged>()
  visit(yaml, {
    Value: (_, value) => {
      if (value.anchor !== undefined) anchors.set(value.anchor, value)
      const twice = isMap(value) ? secondOf(value) : undefined
      if (twice === undefined) return undefined
      found = { offset: twice.range?.[0] ?? 0, fault: 'twice', message: 'A key stands twice.' }
      return visit.BREAK
    },
    Alias: (_, alias) => {
      const anchored = anchors.get(alias.source)
      if (isInside(alias, anchored)) {
        const message = 'An anchor cannot hold itself.'
        found = { offset: alias.range?.[0] ?? 0, fault: 'unreadable', message }
        return visit.BREAK
      }
      if (anchored !== undefined) return undefined
      const message = `There is no anchor “${alias.source}”.`
      found = { offset: alias.range?.[0] ?? 0, fault: 'unreadable', message }
      return visit.BREAK
    },
    Pair: (_, pair) => {
      const key = pair.key
      if (isScalar(key) && key.value === '__proto__') {
        const message = 'The key “__proto__” is not allowed.'
        found = { offset: key.range?.[0] ?? 0, fault: 'unreadable', message }
        return visit.BREAK
      }
      if (!isScalar(key)) {
        const offset = isMap(key) || isAlias(key) ? (key.range?.[0] ?? 0) : 0
        found = { offset, fault: 'no-key', message: 'A key must be a plain word.' }
        return visit.BREAK
      }
      return undefined
    },
  })
  return found
}

/** The first key of a map that stands there already. */
function secondOf(map: YAMLMap): Ranged | undefined {
  const seen = new Set<unknown>()
  for (const { key } of map.items) {
    if (!isScalar(key)) continue
    if (seen.has(key.value)) return key
    seen.add(key.value)
  }
  return undefined
}

type Ranged = { readonly range?: readonly [number, number, number] | null | undefined }

function isInside(inner: Ranged, outer: Ranged | undefined): boolean {
  const [at] = inner.range ?? []
  const [start, end] = outer?.range ?? []
  return at !== undefined && start !== undefined && end !== undefined && start <= at && at < end
}

/** Every entry starts where the one before it ends, so that the sources join to the whole. */
function entriesOf(source: string, map: YAMLMap): readonly FrontMatterEntry[] {
  const keys: { key: string; start: number }[] = []
  for (const pair of map.items) {
    if (!isPair(pair) || !isScalar(pair.key)) continue
    keys.push({ key: String(pair.key.value), start: pair.key.range?.[0] ?? 0 })
  }
  return keys.map(({ key, start }, index) => {
    const next = keys[index + 1]
    const from = index === 0 ? 0 : withCommentsAbove(source, start)
    const to = next === undefined ? source.length : withCommentsAbove(source, next.start)
    return { key, source: source.slice(from, to) }
  })
}

function withCommentsAbove(source: string, offset: number): number {
  let start = lineStartAt(source, offset)
  while (start > 0) {
    const above = lineStartAt(source, source[start - 2] === '\r' ? start - 2 : start - 1)
    if (source[above] !== '#') break
    start = above
  }
  return start
}

/** A cheap look at nesting before the recursive parser sees the text; quotes are not honoured. */
function tooDeepAt(source: string): number {
  let depth = 0
  let run = 0
  for (let at = 0; at < source.length; at++) {
    const character = source[at]
    if (character === '[' || character === '{') depth++
    else if ((character === ']' || character === '}') && depth > 0) depth--
    if (character === '\n' || character === '\r') run = 0
    else if (/^[-?:][ \t]/.test(source.slice(at, at + 2)) && run >= 0) run++
    else if (character !== ' ' && character !== '\t' && character !== '-') run = -1
    if (depth > MAX_DEPTH || run > MAX_DEPTH) return at
  }
  return -1
}
