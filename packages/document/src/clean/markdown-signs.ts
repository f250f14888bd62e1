import { openText } from '../codec/open.ts'
import type { EditorNode } from '../editor/node.ts'
import { liveBlocks } from '../editor/normalise.ts'
import { needsSourceView } from '../markdown/budget.ts'

/** Each of them is written by people who write Markdown, and hardly by others. */
const SIGNS: readonly RegExp[] = [
  /^#{1,6} \S/,
  /^(?:```|~~~)/,
  /^> ?\S/,
  /^\s{0,12}[-*+] \[[ xX]\] /,
  /^\|?[ :]*-{3,}[ :]*(?:\|[ :]*-{3,}[ :]*)+\|?\s*$/,
  /!?\[[^[\]]+\]\((?:https?:|mailto:|\/|media\/|#)[^()\s]*\)/,
  /(?:^|[\s(«])\*\*[^\s*][^*]*\*\*/,
  /(?:^|\s)`[^`\s][^`]*`/,
]
/** What a line says about its kind stands near its beginning. */
const MAX_LINE = 2000

/** Whether a text is written in Markdown: lists alone are no sign, since everybody writes them so. */
export function isMarkdown(text: string): boolean {
  return text
    .split(/\r\n?|\n/)
    .some((line) => SIGNS.some((sign) => sign.test(line.slice(0, MAX_LINE))))
}

/** Markdown as blocks of the editor, front matter left out; null where reading it would take too long. */
export function readMarkdown(text: string): readonly EditorNode[] | null {
  return needsSourceView(text) ? null : liveBlocks(openText(text).body)
}
