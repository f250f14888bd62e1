import type { FrontMatter } from '@forkshop/document'
import { parseFrontMatter } from '@forkshop/document'
import type { PageText } from '../../reading/page-text.ts'
import { readFront } from '../../reading/read-front.ts'
import type { TextCache } from '../../reading/text-cache.ts'
import type { Field } from './field-source.ts'
import { sourceFor } from './field-source.ts'
import { mergeLines } from './merge-lines.ts'
import { mergeValue } from './merge-value.ts'
import { mergeNames } from './names.ts'
import type { Clash, Passage, Piece } from '../piece.ts'
import { clash, isClash, oursOf, passage, pickPassage } from '../piece.ts'
import type { Three } from '../three.ts'
import { allOf, bothSides, mapThree, pick, pickBlank } from '../three.ts'

/** The path of what is to be decided in a front matter that is not merged key by key. */
export const UNREADABLE_FRONT = 'front matter'

type Front = Pick<PageText, 'front' | 'frontMatter'>

/** Merges front matter key by key; where it is not readable on some side, line by line. */
export function mergeFronts(fronts: Three<Front>, cache: TextCache): readonly Piece[] {
  const texts = mapThree(fronts, ({ front }) => front)
  const whole = pickPassage(texts)
  if (whole) return [whole]
  const three = allOf(mapThree(withBase(fronts), ({ frontMatter }) => toFields(frontMatter)))
  if (!three) return mergeUnreadable(texts)
  const keys = new Set([...three.base.keys(), ...three.ours.keys(), ...three.theirs.keys()])
  const merged = new Map([...keys].map((key) => [key, mergeField(key, three)]))
  const names = mergeNames(
    mapThree(three, (all) => [...all.keys()]),
    (key) => merged.get(key) !== null,
  )
  const { base, ours, theirs } = mapThree(fronts, fences)
  const pieces = [
    pickFence({ base: base.open, ours: ours.open, theirs: theirs.open }),
    ...names.flatMap((key) => merged.get(key) ?? []),
    pickFence({ base: base.close, ours: ours.close, theirs: theirs.close }),
  ]
  return readsBack(pieces, names, cache) ? pieces : [clash('content', texts, [UNREADABLE_FRONT])]
}

/** What both sides have put in starts from a front matter without fields. */
function withBase(fronts: Three<Front>): Three<Pick<Front, 'frontMatter'>> {
  const { base, ours, theirs } = mapThree(fronts, ({ frontMatter }) => frontMatter.kind)
  const isNew = base === 'absent' && ours === 'present' && theirs === 'present'
  return isNew ? { ...fronts, base: { frontMatter: parseFrontMatter('---\n---\n') } } : fronts
}

/** Line by line, unless what comes of it is not what stands before a body. */
function mergeUnreadable(texts: Three<string>): readonly Piece[] {
  const pieces = mergeLines(texts)
  const isFront = bothSides.every((side) => {
    const text = pieces.map((piece) => (isClash(piece) ? (piece[side] ?? '') : piece.text)).join('')
    return parseFrontMatter(text).bodyStart === text.length
  })
  return isFront ? numbered(pieces) : [clash('content', texts, [UNREADABLE_FRONT])]
}

/** Each decision under a path of its own, by which it can be told from the others. */
function numbered(pieces: readonly Piece[]): readonly Piece[] {
  let count = 0
  return pieces.map((piece) => {
    if (!isClash(piece)) return piece
    count++
    return { ...piece, path: [count === 1 ? UNREADABLE_FRONT : `${UNREADABLE_FRONT} ${count}`] }
  })
}

type Fields = ReadonlyMap<string, Field>

/** The fields in their order; `null` when there is no front matter or it repeats or breaks something. */
function toFields(matter: FrontMatter): Fields | null {
  if (matter.kind !== 'present') return null
  const fields = new Map(
    matter.entries.map(({ key, source }) => [key, { source, value: matter.fields[key] }]),
  )
  return fields.size === matter.entries.length ? fields : null
}

function mergeField(key: string, three: Three<Fields>): Passage | Clash | null {
  const fields = mapThree(three, (all) => all.get(key) ?? null)
  const sources = mapThree(fields, (field) => field?.source ?? null)
  const source = pick(sources)
  if (source.kind === 'one')
    return source.value === null ? null : passage(source.value, source.from)
  const { base, ours, theirs } = fields
  if (base && !(ours && theirs)) return clash('removed', sources, [key])
  const value = mergeValue(mapThree(fields, (field) => field?.value))
  const written = value.kind === 'one' ? sourceFor(key, value.value, fields) : null
  if (written === null) return clash('content', sources, [key])
  const from = written === ours?.source ? 'ours' : written === theirs?.source ? 'theirs' : 'mixed'
  return passage(written, from)
}

/** What stands around the entries: they join to everything between the fences. */
function fences({ front, frontMatter }: Front): { readonly open: string; readonly close: string } {
  const fields = frontMatter.kind === 'present' ? frontMatter.entries : []
  const entries = fields.map(({ source }) => source).join('')
  const at = entries === '' ? front.lastIndexOf('---') : front.indexOf(entries)
  return { open: front.slice(0, at), close: front.slice(at + entries.length) }
}

function pickFence(fences: Three<string>): Passage {
  const { value, from } = pickBlank(fences)
  return passage(value, from)
}

function readsBack(pieces: readonly Piece[], names: readonly string[], cache: TextCache): boolean {
  if (pieces.some(isClash)) return true
  const fields = toFields(readFront(oursOf(pieces), cache.fronts))
  return fields !== null && [...fields.keys()].join('\n') === names.join('\n')
}
