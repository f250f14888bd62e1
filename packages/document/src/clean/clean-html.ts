import { MAX_TEXT_BYTES } from '../text/decode.ts'
import { cleanedOf } from './cleaned.ts'
import type { Cleaned } from './cleaned.ts'
import { parseForeign } from './foreign-tree.ts'
import type { ForeignNode } from './foreign-tree.ts'
import { joinLines } from './list-lines.ts'
import { PLAIN_LOOK } from './look.ts'
import { LossCounter } from './losses.ts'
import type { CleanOptions } from './options.ts'
import { programOf } from './program.ts'
import { readFlow } from './read-blocks.ts'
import type { Reading } from './reading.ts'
import { styleReader } from './style-rules.ts'

/**
 * HTML of another program (a clipboard, a file) as blocks of the editor. Scripts, styles, colours and
 * hidden words stay behind; pictures keep the source that they say, to be placed by `placePictures`. The
 * time it takes grows with its length alone, and it asks nothing of a browser.
 */
export function cleanHtml(html: string, options: CleanOptions = {}): Cleaned {
  const tree = parseForeign(html)
  if (tree.kind === 'refused' || wordsIn(tree.root) > MAX_TEXT_BYTES) return { kind: 'refused' }
  const counter = new LossCounter()
  const reading: Reading = {
    styleOf: styleReader(tree.sheets),
    note: (kind) => counter.note(kind),
    options,
    flow: (kids, around) => readFlow(kids, around, reading),
  }
  const program = programOf(html)
  // Notion leaves the breaks within a paragraph as line ends
  const look = program === 'notion' ? { ...PLAIN_LOOK, pre: true } : PLAIN_LOOK
  const content = joinLines(readFlow(tree.root.kids, look, reading))
  return cleanedOf(content, { losses: counter.losses(), program })
}

/** Characters of all words, styles and scripts aside. */
function wordsIn(node: ForeignNode): number {
  if (node.kind === 'text') return node.text.length
  if (node.tag === 'style' || node.tag === 'script') return 0
  return node.kids.reduce((sum, kid) => sum + wordsIn(kid), 0)
}
