import { ProblemError } from '../../base/problem-error.ts'
import { requireSure, type DraftText } from './read-text.ts'

export type PublishWords = {
  readonly reason: string
  readonly title?: string | undefined
  readonly coAuthors?: readonly string[] | undefined
  readonly textHash?: string | undefined
  /**
   * What people decided after a conflict between the draft (`textHash`) and the page (`base`):
   * published in its bytes in place of the draft's text, or not at all.
   */
  readonly resolved?: { readonly text: string; readonly base: string } | undefined
}

/**
 * Throws `changed` when the draft went on after the preview, `invalid` for an unsure text nobody saw
 * and for a decision that does not name the draft it was made on.
 */
export const requireSeen = (read: DraftText, { textHash, resolved }: PublishWords): void => {
  if (resolved !== undefined && textHash === undefined) {
    const error = { path: 'textHash', code: 'required', message: 'Name what was decided on.' }
    throw new ProblemError('invalid', 'draft-decided-on-nothing', { errors: [error] })
  }
  if (textHash !== undefined && textHash !== read.hash) {
    throw new ProblemError('changed', 'draft-changed')
  }
  if (textHash === undefined) requireSure(read)
}
