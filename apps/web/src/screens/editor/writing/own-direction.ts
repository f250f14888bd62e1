import type { AnyExtension } from '@tiptap/core'

/** What stands around passages and is on the side where the first of them begins. */
const AROUND: ReadonlySet<string> = new Set(['bulletList', 'orderedList', 'blockquote', 'table'])

/**
 * Lets lists, quotations and tables find their direction by their words. Passages do so by their style alone
 * (`draft-text.css`): whoever looks for the words of what is around them passes over what has a direction itself.
 */
export const inOwnDirection = (extension: AnyExtension): AnyExtension =>
  AROUND.has(extension.name) ? extension.configure({ HTMLAttributes: { dir: 'auto' } }) : extension
