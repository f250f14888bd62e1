import fc from 'fast-check'
import { normalForm } from '../codec/normal-form.ts'
import { openText } from '../codec/open.ts'
import { saveText } from '../codec/save.ts'
import type { EditorNode } from '../editor/node.ts'
import { anyBody } from './bodies.ts'

const EMPTY = openText('').base

/**
 * What a body breaks of the law of the codec, null when nothing: its text reads back as its normal
 * form, the normal form is its own, and saving what was read changes no byte.
 */
function lawBroken(body: EditorNode): string | null {
  const want = normalForm(body)
  if (keyOf(normalForm(want)) !== keyOf(want)) return 'the normal form is not its own'
  const saved = saveText(EMPTY, body)
  if (saved.kind !== 'saved') return saved.kind
  const read = openText(saved.text)
  if (keyOf(read.body) !== keyOf(want)) return `reads differently: ${JSON.stringify(saved.text)}`
  const again = saveText(read.base, body)
  return again.text === saved.text ? null : `is not kept: ${JSON.stringify(saved.text)}`
}

/** Tries so many bodies; the smallest one found that breaks the law, as words for a person, or null. */
export function lawFault({ cases, seed }: { cases: number; seed: number }): string | null {
  const property = fc.property(anyBody, (body) => {
    const wrong = lawBroken(body)
    if (wrong !== null) throw new Error(wrong)
  })
  const result = fc.check(property, { numRuns: cases, seed })
  if (!result.failed) return null
  return `${String(result.errorInstance)}\n${fc.defaultReportMessage(result) ?? 'a body'}`
}

/** What opening and saving a text without a change does to it, null when nothing. */
export function untouchedBroken(text: string): string | null {
  const { body, base } = openText(text)
  if (keyOf(normalForm(body)) !== keyOf(body)) return 'is not in its normal form'
  const saved = saveText(base, body)
  if (saved.kind !== 'saved') return saved.kind
  return saved.text === text ? null : 'changed'
}

function keyOf(body: EditorNode): string {
  return JSON.stringify(body)
}
