import { openText } from '../codec/open.ts'
import { normalForm } from '../codec/normal-form.ts'
import { saveText } from '../codec/save.ts'
import { bytesLost } from './bytes-kept.ts'
import type { Edit } from './edit.ts'
import { randomEdit } from './edits.ts'
import { randomFrom } from './random.ts'
import { seededBody, throughYjs } from './through-yjs.ts'

/** One edit to judge: what kind, of which text, with which seed, and whether by a shared draft. */
export interface Trial {
  readonly name: string
  readonly text: string
  readonly seed: number
  readonly isShared?: boolean
}

/**
 * How saving one edit went. `clean`: no byte changed outside the edited block. `equal`: the text
 * reads back as the edited body. `saved`: the codec was sure of it. `wrong` says what is not so.
 */
export interface Verdict {
  readonly clean: boolean
  readonly equal: boolean
  readonly saved: boolean
  readonly wrong: string | null
}

/** Makes one edit, saves it and looks at the result; null where the text offers nothing to edit. */
export function judge({ name, text, seed, isShared = false }: Trial): Verdict | null {
  const { body, base } = openText(text)
  const made = randomEdit(name, isShared ? seededBody(text) : body, randomFrom(seed))
  if (made === null) return null
  const edit = withCopiesBelow(made)
  const changed = isShared ? throughYjs(text, edit.body) : edit.body
  const saved = saveText(base, changed)
  // a shared draft knows which of two equal neighbours came, and may be right against `edit`
  const lost = bytesLost(base, saved.text, edit) && bytesLost(base, saved.text, made)
  const mixed = isMixed(text, saved.text)
  const isLoose = saved.kind === 'saved' && saved.lostLabels.length > 0
  const equal = readsAs(saved.text, edit, isLoose)
  const wrong = [
    ...(lost === null ? [] : [`lost ${JSON.stringify(lost.slice(0, 200))}`]),
    ...(mixed ? ['mixed line endings'] : []),
    ...(equal ? [] : ['reads differently']),
    ...(saved.kind === 'unsure' ? [saved.reason] : []),
  ]
  return {
    clean: lost === null && !mixed,
    equal,
    saved: saved.kind === 'saved',
    wrong: wrong.length === 0 ? null : wrong.join('; '),
  }
}

/**
 * Whether a text reads as the edited body. Where a definition in use went (`isLoose`), an untouched
 * block reads as its bytes say.
 */
function readsAs(text: string, edit: Edit, isLoose: boolean): boolean {
  const read = openText(text).body.content ?? []
  const want = normalForm(edit.body).content ?? []
  if (!isLoose || read.length !== edit.from.length) return sourceOf(read) === sourceOf(want)
  return read.every((node, at) => edit.from[at] !== null || sourceOf(node) === sourceOf(want[at]))
}

function sourceOf(body: unknown): string {
  return JSON.stringify(body) ?? ''
}

/** Whether a text of CRLF lines alone got another line ending. */
function isMixed(before: string, after: string): boolean {
  const isCrlf = before.includes('\r\n') && !/[^\r]\n|\r[^\n]/.test(before)
  return isCrlf && /[^\r]\n|\r[^\n]/.test(after)
}

/** Of two equal neighbours nobody can tell which one came: the lower one is taken for it. */
function withCopiesBelow(edit: Edit): Edit {
  const keys = (edit.body.content ?? []).map((node) =>
    sourceOf(normalForm({ type: 'doc', content: [node] })),
  )
  const from = [...edit.from]
  for (let at = from.length - 2; at >= 0; at--) {
    for (let to = at; keys[to] === keys[to + 1] && from[to] === null; to++) {
      const below = from[to + 1]
      if (below === null || below === undefined) break
      from[to] = below
      from[to + 1] = null
    }
  }
  return { body: edit.body, from }
}
