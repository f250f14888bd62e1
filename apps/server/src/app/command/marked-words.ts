import type { BlockChange } from '@forkshop/compare'

/**
 * Words for a terminal, `[-gone-]` and `{+new+}`. Marks are put around the words of each line; a line that only breaks
 * elsewhere shows as it is now.
 */
export function markedWords({ kind, text }: BlockChange['words'][number]): string {
  if (kind === 'same') return text
  if (text.trim() === '') return kind === 'added' ? text : ''
  const [open, close] = kind === 'added' ? ['{+', '+}'] : ['[-', '-]']
  return text.replace(/\S(?:.*\S)?/gu, (words) => open + words + close)
}

/** The lines of a text, without the blanks at its end. */
export const linesOf = (text: string): readonly string[] => text.replace(/\s+$/u, '').split(/\r?\n/)
