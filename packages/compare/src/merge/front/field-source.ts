import { fieldSource, parseFrontMatter, patchField } from '@forkshop/document'
import { isEqualValue, isFields, valueKey } from '../../fields/values.ts'
import { hasRemarks, wantedRemarks } from './remarks.ts'
import type { Three } from '../three.ts'
import { mapThree, pickLargest } from '../three.ts'

/** A field as it stands in a text: its YAML and what that means. */
export type Field = { readonly source: string; readonly value: unknown }

/**
 * YAML for a merged value, in the authors' own writing as far as possible: a side's source as it is, else their
 * members put together, else a source with its changed parts written anew, else the house form. `null` when none of
 * these has exactly the comments that both sides kept or either put in.
 */
export function sourceFor(key: string, value: unknown, fields: Three<Field | null>): string | null {
  const sources = mapThree(fields, (field) => field?.source ?? '')
  const wanted = wantedRemarks(sources)
  const sides = [fields.ours, fields.theirs]
    .flatMap((field) => field ?? [])
    .sort((a, b) => (pickLargest({ ours: a.source, theirs: b.source }).from === 'theirs' ? 1 : -1))
  const fits = (source: string) => hasRemarks(source, wanted)
  const formed = reformed(key, value, fields)
  if (formed !== null && fits(formed)) return formed
  const own = sides.find((field) => isEqualValue(field.value, value) && fits(field.source))
  if (own) return own.source
  const joined = composed(value, fields)
  if (joined !== null && fits(joined) && isEqualValue(readField(key, joined), value)) return joined
  const base = fields.base ? [fields.base] : []
  // of a text a side has half of the change already, so less of its lines is written anew
  const written = typeof value === 'string' ? [...sides, ...base] : [...base, ...sides]
  for (const { source } of written) {
    const patched = patchField(source, key, value)
    if (fits(patched)) return patched
  }
  const anew = fieldSource(key, value)
  return fits(anew) ? anew : null
}

/** A value that only one side changed, in the writing that only the other one changed; `null` for anything else. */
function reformed(key: string, value: unknown, { base, ours, theirs }: Three<Field | null>) {
  if (!base || !ours || !theirs) return null
  const [form, ...others] = [ours, theirs].filter((field) => isEqualValue(field.value, base.value))
  if (!form || others.length > 0 || form.source === base.source) return null
  const patched = patchField(form.source, key, value)
  return isEqualValue(readField(key, patched), value) ? patched : null
}

function readField(key: string, source: string): unknown {
  const matter = parseFrontMatter(`---\n${source}---\n`)
  return matter.kind === 'present' ? matter.fields[key] : undefined
}

type Members = {
  readonly open: string
  readonly members: readonly string[]
  readonly joint: string
  readonly close: string
}

function composed(value: unknown, fields: Three<Field | null>): string | null {
  const sides = [fields.ours, fields.theirs, fields.base].flatMap((field) => {
    const read = field ? toMembers(field.source) : null
    return field && read ? [{ ...read, keys: memberKeys(field.value) }] : []
  })
  const [frame] = sides
  if (!frame || sides.some(({ joint }) => joint !== frame.joint)) return null
  const members = memberKeys(value).map((key) => {
    const side = sides.find(
      ({ keys, members }) => keys.length === members.length && keys.includes(key),
    )
    return side?.members[side.keys.indexOf(key)]
  })
  if (members.includes(undefined)) return null
  return frame.open + members.join(frame.joint) + frame.close
}

function memberKeys(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(valueKey)
  return isFields(value) ? Object.entries(value).map(valueKey) : []
}

/** The members of a list or map as they are written: on lines of their own, or in brackets on one line. */
function toMembers(source: string): Members | null {
  const start = source.search(/[[{]/) + 1
  const end = Math.max(source.lastIndexOf(']'), source.lastIndexOf('}'))
  const body = source.slice(start, end)
  if (start > 0 && end > start && !body.includes('\n')) {
    const members = body.split(',').map((member) => member.trim())
    const at = start + body.indexOf(members[0] ?? '')
    const last = start + body.trimEnd().length
    return { open: source.slice(0, at), members, joint: ', ', close: source.slice(last) }
  }
  const lines = source.split(/(?<=\n)/)
  const indent = /^[ \t]*(?:- )?/.exec(lines[1] ?? '')?.[0] ?? ''
  if (!/^\S[^\n]*:[ \t]*\r?\n$/.test(lines[0] ?? '') || indent === '') return null
  const members: string[] = []
  for (const line of lines.slice(1)) {
    const isNew = line.startsWith(indent) && !/^\s/.test(line.slice(indent.length))
    if (isNew || members.length === 0) members.push(line)
    else members[members.length - 1] += line
  }
  return { open: lines[0] ?? '', members, joint: '', close: '' }
}
