import { firstLine } from '@forkshop/domain'

const MAX_TITLE = 120
const MAX_REASON = 500

/** The words that a new proposal begins with: those of the ideas that it answers. */
export const firstWords = (
  ideas: readonly { readonly text: string }[],
): { readonly title: string; readonly reason: string } => {
  const first = ideas[0]
  if (first === undefined) return { title: '', reason: '' }
  return {
    title: firstLine(first.text, MAX_TITLE),
    reason: ideas
      .map(({ text }) => text)
      .join('\n')
      .slice(0, MAX_REASON),
  }
}
