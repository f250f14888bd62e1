import {
  fieldSource,
  matchMembers,
  parseFrontMatter,
  patchField,
  sameValue,
  valueKey,
} from '@forkshop/document'
import { isFields } from '../../fields/values.ts'
import { foldedSource } from './folded-source.ts'
import { hasRemarks, wantedRemarks } from './remarks.ts'
import type { Three } from '../three.ts'
import { mapThree, pickBlank, pickLargest } from '../three.ts'

/** A field as it stands in a text: its YAML and what that means. */
export type Field = { readonly source: string; readonly value: unknown }

/**
 * YAML for a merged value, in the authors' own writing as far as possible: of all writings that have exactly the
 * comments that both sides kept or either put in, text in the form that a side gave it, else the one with the fewest
 * lines that nobody wrote. `null` where there is none.
 */
export function sourceFor(key: string, value: unknown, fields: Three<Field | null>): string | null {
  const sources = mapThree(fields, (field) => field?.source ?? '')
  const wanted = wantedRemarks(sources)
  const formed = typeof value === 'string' ? reformed(key, value, fields) : null
  for (const source of [foldedSource(sources), formed]) {
    const isMeant = source !== null && sameValue(readField(key, source), value)
    if (isMeant && hasRemarks(source, wanted)) return source
  }
  const known = new Set(Object.values(sources).flatMap(toLines))
  let best: { readonly source: string; readonly strange: number } | null = null
  for (const source of writings(key, value, fields)) {
    if (source === null || !hasRemarks(source, wanted)) continue
    const strange = toLines(source).filter((line) => !known.has(line)).length
    if (best === null || strange < best.strange) best = { source, strange }
    if (strange === 0) break
  }
  return best === null || !sameValue(readField(key, best.source), value) ? null : best.source
}

/**
 * The ways to write a value, the likeliest first: what one side made of it in the form that the other one gave it, a
 * side as it is, the members of all put together, a source with its changed parts written anew, the form of the house.
 */
function* writings(
  key: string,
  value: unknown,
  fields: Three<Field | null>,
): Generator<string | null> {
  const sides = [fields.ours, fields.theirs]
    .flatMap((field) => field ?? [])
    .sort((a, b) => (pickLargest({ ours: a.source, theirs: b.source }).from === 'theirs' ? 1 : -1))
  yield reformed(key, value, fields)
  yield* sides.flatMap((field) => (sameValue(field.value, value) ? field.source : []))
  const base = fields.base ? [fields.base] : []
  // of a text a side has half of the change already, so less of its lines is written anew
  const written = typeof value === 'string' ? [...sides, ...base] : [...base, ...sides]
  for (const from of written) {
    const joined = composed({ key, value, from }, fields)
    yield joined !== null && sameValue(readField(key, joined), value) ? joined : null
  }
  for (const { source } of written) yield patchField(source, key, value)
  const lineEnd = written.some(({ source }) => source.includes('\r\n')) ? '\r\n' : '\n'
  yield fieldSource(key, value).replaceAll('\n', lineEnd)
}

function toLines(source: string): readonly string[] {
  return source.split('\n').map((line) => line.trim())
}

/** A value that only one side changed, in the writing that only the other one changed; `null` for anything else. */
function reformed(key: string, value: unknown, { base, ours, theirs }: Three<Field | null>) {
  if (!base || !ours || !theirs) return null
  const [form, ...others] = [ours, theirs].filter((field) => sameValue(field.value, base.value))
  if (!form || others.length > 0 || form.source === base.source) return null
  const patched = patchField(form.source, key, value)
  return sameValue(readField(key, patched), value) ? patched : null
}

function readField(key: string, source: string): unknown {
  const matter = parseFrontMatter(`---\n${source}---\n`)
  return matter.kind === 'present' ? matter.fields[key] : undefined
}

type Wanted = { readonly key: string; readonly value: unknown; readonly from: Field }

/** The members as they were written; those that have a value of their own are written anew from one writing. */
function composed({ key, value, from }: Wanted, fields: Three<Field | null>): string | null {
  const three = mapThree(fields, (field) => (field ? toMembers(field) : null))
  const { base, ours, theirs } = three
  const written = [ours, theirs, base].flatMap((members) => members ?? [])
  const [some] = written
  if (!some || written.some(({ joint }) => joint !== some.joint)) return null
  const around = (part: 'open' | 'close') =>
    pickWriting(mapThree(three, (members) => members?.[part])) ?? ''
  const frame = { open: around('open'), close: around('close') }
  const anew = writerFrom(from, { key, value, ...frame })
  const members = memberKeys(value).map(
    (name, at) => pickWriting(mapThree(three, (all) => all?.byKey.get(name))) ?? anew(at),
  )
  if (members.includes(null)) return null
  return frame.open + members.join(some.joint) + frame.close
}

/** What one side wrote anew, or both kept; the base's where neither has it, `null` where nobody has. */
function pickWriting({ base, ours, theirs }: Three<string | undefined>): string | null {
  if (ours === undefined || theirs === undefined) return ours ?? theirs ?? base ?? null
  return pickBlank({ base: base ?? '', ours, theirs }).value
}

type Frame = { readonly open: string; readonly close: string }

/** Writes members of a list anew, by their place in a value, each in the manner of what it was in one writing. */
function writerFrom(
  from: Field,
  { key, value, open, close }: Frame & { readonly key: string; readonly value: unknown },
): (at: number) => string | null {
  const members = toMembers(from)
  if (!members || !Array.isArray(value) || !Array.isArray(from.value)) return () => null
  const list: readonly unknown[] = value
  const beforeOf = matchMembers(from.value, list)
  return (at) => {
    const old = members.list[beforeOf[at] ?? -1]
    if (old === undefined) return null
    const patched = patchField(open + old + close, key, [list[at]])
    const isMember = patched.startsWith(open) && patched.endsWith(close)
    return isMember ? patched.slice(open.length, patched.length - close.length) : null
  }
}

type Members = Frame & {
  readonly list: readonly string[]
  /** The same by what each means. */
  readonly byKey: ReadonlyMap<string, string>
  readonly joint: string
}

function memberKeys(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(valueKey)
  return isFields(value) ? Object.entries(value).map(valueKey) : []
}

/** The members of a list or map as they are written; `null` where that cannot be told. */
function toMembers({ source, value }: Field): Members | null {
  const cut = inBrackets(source) ?? onLines(source)
  const keys = memberKeys(value)
  if (!cut || cut.list.length !== keys.length) return null
  return { ...cut, byKey: new Map(keys.map((key, at) => [key, cut.list[at] ?? ''])) }
}

type Cut = Omit<Members, 'byKey'>

function inBrackets(source: string): Cut | null {
  const start = source.search(/[[{]/) + 1
  const end = Math.max(source.lastIndexOf(']'), source.lastIndexOf('}'))
  const body = source.slice(start, end)
  if (start === 0 || end <= start || body.includes('\n')) return null
  const list = splitAtCommas(body).map((member) => member.trim())
  const at = start + body.indexOf(list[0] ?? '')
  const last = start + body.trimEnd().length
  return { open: source.slice(0, at), list, joint: ', ', close: source.slice(last) }
}

/** Members that begin on lines of their own, each with the comments above it. */
function onLines(source: string): Cut | null {
  const all = source.split(/(?<=\n)/)
  const keyAt = all.findIndex((line) => !isRemark(line))
  const [key = '', ...lines] = all.slice(keyAt)
  const open = all.slice(0, keyAt).join('') + key
  const first = lines.find((line) => !isRemark(line)) ?? ''
  const [indent, blank = ''] = /^([ \t]*)(?:- )?/.exec(first) ?? ['']
  if (!/^\S[^\n]*:[ \t]*\r?\n$/.test(key) || indent === '') return null
  const list: string[] = []
  let above = ''
  for (const line of lines) {
    const isInside =
      list.length > 0 && line.length > blank.length && /^[ \t]/.test(line.slice(blank.length))
    if (isRemark(line) && !isInside) above += line
    else {
      const isNew = line.startsWith(indent) && !/^\s/.test(line.slice(indent.length))
      if (isNew || list.length === 0) list.push(above + line)
      else list[list.length - 1] += above + line
      above = ''
    }
  }
  return { open, list, joint: '', close: above }
}

function isRemark(line: string): boolean {
  return /^[ \t]*(?:#|\r?\n?$)/.test(line)
}

/** What commas part, except those in quotes and in brackets. */
function splitAtCommas(body: string): readonly string[] {
  const parts = ['']
  let depth = 0
  for (const [piece] of body.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^]/g)) {
    if (piece === '[' || piece === '{') depth++
    if (piece === ']' || piece === '}') depth--
    if (piece === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts
}
