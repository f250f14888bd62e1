import { openText } from '../codec/open.ts'
import { saveText } from '../codec/save.ts'
import type { EditorNode } from '../editor/node.ts'

/** Blocks of the editor as Markdown in the house form, without front matter; ends with a line end unless empty. */
export function markdownOf(blocks: readonly EditorNode[]): string {
  if (blocks.length === 0) return ''
  const { text } = saveText(openText('').base, { type: 'doc', content: blocks })
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
