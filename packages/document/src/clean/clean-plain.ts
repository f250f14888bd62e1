import { MAX_TEXT_BYTES } from '../text/decode.ts'
import { MAX_BLOCKS } from './cleaned.ts'
import type { Cleaned } from './cleaned.ts'

/** Words alone, a paragraph a line: no sign in them is read. */
export function cleanPlain(text: string): Cleaned {
  if (text.length > MAX_TEXT_BYTES) return { kind: 'refused' }
  const lines = text.split(/(?:\r\n?|\n)+/).filter((line) => line.trim() !== '')
  if (lines.length > MAX_BLOCKS) return { kind: 'refused' }
  const blocks = lines.map((line) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: line.replaceAll('\u0000', '') }],
  }))
  return { kind: 'cleaned', program: 'text', losses: [], blocks }
}
