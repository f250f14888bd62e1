import type { EditorNode } from '@forkshop/document'
import { openText } from '@forkshop/document'
import type { BlockChange } from '../comparison.ts'
import { diffNode } from '../render/diff-nodes.ts'
import type { Form } from '../render/diff-turned.ts'
import { formOf } from '../render/diff-turned.ts'
import { isMarked } from '../render/mark-node.ts'
import { newBudget } from '../words/diff-tokens.ts'

/**
 * Of a changed block that reads as before, why: only white space differs (another wrapping, the padding of a table), or
 * only how it is written (another sign before items, letters and their accents in two parts). `null` where a reader
 * sees a change.
 */
export function hiddenChange(block: BlockChange): 'blank' | 'writing' | null {
  if (isSeen(block)) return null
  const isTable = /^\s*\|/.test(block.after ?? '')
  const blank = isTable ? /^[\s|:-]*$/ : /^\s*$/
  const changed = block.words.filter(({ kind }) => kind !== 'same')
  return changed.every(({ text }) => blank.test(text)) ? 'blank' : 'writing'
}

/** The forms of a block that became another one, such as `paragraph` and `heading-2`; `null` where it kept its own. */
export function formTurn({ before, after }: BlockChange): {
  readonly from: Form
  readonly to: Form
} | null {
  const [from, to] = [formOf(nodesIn(before)), formOf(nodesIn(after))]
  const isProse = [from, to].every((form) => form?.startsWith('paragraph'))
  return from === null || to === null || from === to || isProse ? null : { from, to }
}

/** Whether a reader sees that a block changed. */
export function isSeen(block: BlockChange): boolean {
  const { before, after, words } = block
  const lettersOf = (side: 'added' | 'removed') =>
    words
      .flatMap(({ kind, text }) =>
        kind === side ? (text.normalize('NFC').match(/\p{L}+/gu) ?? []) : [],
      )
      .join('')
  if (lettersOf('added') === lettersOf('removed')) return seenOf(before) !== seenOf(after)
  // an address that was put into brackets, or taken out of them, is the same link
  return !words.some(({ kind, text }) => kind !== 'same' && text.includes('](')) || isDrawn(block)
}

function isDrawn({ before, after }: BlockChange): boolean {
  const [old, ...others] = nodesIn(before)
  const [now, ...more] = nodesIn(after)
  if (!old || !now || others.length + more.length > 0) return true
  return isMarked(diffNode(old, now, newBudget()))
}

function nodesIn(text: string | null): readonly EditorNode[] {
  // an empty line first, since a rule at the top would be taken for the fence of front matter
  return openText(`\n${text ?? ''}`).body.content ?? []
}

function seenOf(text: string | null): string {
  return JSON.stringify(nodesIn(text))
    .normalize('NFC')
    .replace(/(?:\s|\\n)+/gu, ' ')
}
