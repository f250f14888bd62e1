import { bodyStartOf } from '../front-matter/fence.ts'
import { lineStartAt } from '../text/lines.ts'
import type { CodecBase } from './open.ts'
import type { WrittenKid } from './write-kids.ts'

/** The body made of these blocks, with what stood before the first block and after the last. */
export function joinBody(base: CodecBase, plan: readonly WrittenKid[]): string {
  const { body, kids, lineEnd } = base
  const text = plan.map((kid, at) => (at === 0 ? kid.text : kid.gap + kid.text)).join('')
  const first = kids[0]
  const last = kids.at(-1)
  if (first === undefined || last === undefined) return fill(base, text)
  const whole = body.slice(0, first.start) + text + body.slice(last.end)
  // a fence left open held the last line ending of the file
  return /[\r\n]$/.test(body) && !/[\r\n]$/.test(whole) && whole !== '' ? whole + lineEnd : whole
}

/** A body that had no block. */
function fill({ head, body, lineEnd }: CodecBase, text: string): string {
  if (text === '') return body
  const blank = body.slice(0, lineStartAt(body, body.length))
  const open = head !== '' && !/[\r\n]$/.test(head) && head !== '\uFEFF' ? lineEnd : ''
  const gap = head.length > 1 && blank === '' ? lineEnd : blank
  return `${open}${gap}${text}${lineEnd}`
}

/** Whether the text's first lines do not read as front matter now. */
export function staysBody(base: CodecBase, text: string): boolean {
  const start = bodyStartOf(base.head + text)
  // a fence at the very end of the file had no line ending yet
  const grew = /[^\r\n]$/.test(base.head) && base.head.length > 1 ? 2 : 0
  return start >= base.head.length && start <= base.head.length + grew
}
