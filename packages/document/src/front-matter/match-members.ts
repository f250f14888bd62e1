import { isRecord } from '../plain/is-record.ts'
import { valueKey } from '../plain/same-value.ts'

/** Keys that say which thing a record is about, the surest first. */
const IDENTITIES = ['key', 'id', 'url', 'slug', 'page', 'title', 'name', 'person', 'label'] as const
/** Members that share less than this much of what they say are two things. 0.2 to 0.8 merge all cases alike. */
const MIN_LIKENESS = 0.5
/** Above this product of lengths not every member is held against every other one. */
const MAX_PAIRS = 40_000

/**
 * Which member of a list in front matter became which: for each new one the place of the old one, `null` where it
 * came. Equal ones first, then records with the same `key` (records with different ones are never the same), then
 * those that alone have a title, an address or a name in common, then those that say most of the same, then what
 * stands alone between matched neighbours and says something of the same.
 */
export function matchMembers(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly (number | null)[] {
  const draft: Draft = {
    before: before.map(toMember),
    after: after.map(toMember),
    afterOf: before.map(() => null),
    beforeOf: after.map(() => null),
    words: new Map(),
  }
  matchEqual(draft)
  for (const name of IDENTITIES) matchNamed(draft, name)
  matchLike(draft)
  matchPlaces(draft)
  return draft.beforeOf
}

interface Member {
  readonly value: unknown
  readonly key: string
}

interface Draft {
  readonly before: readonly Member[]
  readonly after: readonly Member[]
  readonly afterOf: (number | null)[]
  readonly beforeOf: (number | null)[]
  readonly words: Words
}

/** The words of the texts that were asked for so far. */
type Words = Map<string, readonly string[]>

function toMember(value: unknown): Member {
  return { value, key: valueKey(value) }
}

function isOpen({ afterOf, beforeOf }: Draft, i: number, j: number): boolean {
  return afterOf[i] === null && beforeOf[j] === null
}

function join({ afterOf, beforeOf }: Draft, i: number, j: number): void {
  afterOf[i] = j
  beforeOf[j] = i
}

/** Equal members from both ends, which tells twins apart, then any others in their order. */
function matchEqual(draft: Draft): void {
  const { before, after } = draft
  const joinEqual = (i: number, j: number) => {
    const isEqual = isOpen(draft, i, j) && before[i]?.key === after[j]?.key
    if (isEqual) join(draft, i, j)
    return isEqual
  }
  for (let at = 0; joinEqual(at, at); at++);
  for (let at = 1; joinEqual(before.length - at, after.length - at); at++);
  const right = openBy(after, draft.beforeOf, ({ key }) => key)
  for (const [key, left] of openBy(before, draft.afterOf, (member) => member.key)) {
    const there = right.get(key) ?? []
    left.forEach((i, nth) => {
      const j = there[nth]
      if (j !== undefined) join(draft, i, j)
    })
  }
}

function matchNamed(draft: Draft, name: string): void {
  const nameOf = ({ value }: Member) => textIn(value, name)
  const right = openBy(draft.after, draft.beforeOf, nameOf)
  for (const [text, [i, ...twins]] of openBy(draft.before, draft.afterOf, nameOf)) {
    const [j, ...others] = right.get(text) ?? []
    if (i === undefined || j === undefined || twins.length + others.length > 0) continue
    if (mayBeSame(draft, i, j)) join(draft, i, j)
  }
}

function textIn(value: unknown, name: string): string | null {
  const text = isRecord(value) && Object.hasOwn(value, name) ? value[name] : null
  return (typeof text === 'string' && text !== '') || typeof text === 'number' ? String(text) : null
}

function mayBeSame({ before, after }: Draft, i: number, j: number): boolean {
  const [old, own] = [textIn(before[i]?.value, 'key'), textIn(after[j]?.value, 'key')]
  return old === null || own === null || old === own
}

function openBy(
  members: readonly Member[],
  partner: readonly (number | null)[],
  nameOf: (member: Member) => string | null,
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  members.forEach((member, at) => {
    const name = partner[at] === null ? nameOf(member) : null
    if (name === null) return
    const known = found.get(name)
    if (known) known.push(at)
    else found.set(name, [at])
  })
  return found
}

/** What is most alike first; of equals what stands nearest. */
function matchLike(draft: Draft): void {
  const left = openPlaces(draft.afterOf)
  const right = openPlaces(draft.beforeOf)
  if (left.length * right.length > MAX_PAIRS) return
  left
    .flatMap((i) => right.map((j) => ({ i, j, likeness: likenessAt(draft, i, j) })))
    .filter(({ likeness }) => likeness >= MIN_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || Math.abs(a.i - a.j) - Math.abs(b.i - b.j))
    .forEach(({ i, j }) => {
      if (isOpen(draft, i, j)) join(draft, i, j)
    })
}

function openPlaces(partner: readonly (number | null)[]): readonly number[] {
  return partner.flatMap((other, at) => (other === null ? [at] : []))
}

/** Records, or lists, that are alone between the same neighbours on both sides. */
function matchPlaces(draft: Draft): void {
  const { before, after, afterOf, beforeOf } = draft
  for (const i of openPlaces(afterOf)) {
    const previous = i === 0 ? -1 : afterOf[i - 1]
    const next = i + 1 === before.length ? after.length : afterOf[i + 1]
    if (previous === null || previous === undefined || next !== previous + 2) continue
    const isText = typeof before[i]?.value === 'string'
    if (beforeOf[previous + 1] === null && !isText && likenessAt(draft, i, previous + 1) > 0)
      join(draft, i, previous + 1)
  }
}

function likenessAt(draft: Draft, i: number, j: number): number {
  const { before, after, words } = draft
  return mayBeSame(draft, i, j) ? likeness(before[i]?.value, after[j]?.value, words) : 0
}

/** How much two values say of the same: 0 for strangers, 1 for equal ones. */
function likeness(a: unknown, b: unknown, words: Words): number {
  if (typeof a === 'string' && typeof b === 'string')
    return a === b ? 1 : shared(wordsOf(a, words), wordsOf(b, words))
  if (Array.isArray(a) && Array.isArray(b)) return shared(a.map(valueKey), b.map(valueKey))
  if (!isRecord(a) || !isRecord(b)) return valueKey(a) === valueKey(b) ? 1 : 0
  const keys = Object.keys(a)
  const sum = keys.reduce((total, key) => {
    const alike = Object.hasOwn(b, key) ? likeness(a[key], b[key], words) : 0
    return total + (alike >= MIN_LIKENESS ? alike : 0)
  }, 0)
  return keys.length === 0 ? 0 : (2 * sum) / (keys.length + Object.keys(b).length)
}

/** The share of two bags that they have in common, repeats counted. */
function shared(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const one of a) left.set(one, (left.get(one) ?? 0) + 1)
  let common = 0
  for (const one of b) {
    const count = left.get(one) ?? 0
    if (count > 0) common++
    left.set(one, count - 1)
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length)
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu

function wordsOf(text: string, known: Words): readonly string[] {
  const words = known.get(text) ?? text.toLowerCase().match(WORD) ?? []
  known.set(text, words)
  return words
}
