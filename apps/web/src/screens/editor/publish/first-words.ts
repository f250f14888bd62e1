import { firstLine } from '@forkshop/domain'

const MAX_TITLE = 120
const MAX_REASON = 500

/** Up to the first sign that ends a sentence; all of it where none does. */
const firstSentence = (text: string): string => /^.*?[.!?…](?=\s)/su.exec(text)?.[0] ?? text

/** The words that a new proposal begins with: those of the ideas that it answers, the first sentence as its title. */
export const firstWords = (
  ideas: readonly { readonly text: string }[],
): { readonly title: string; readonly reason: string } => {
  const first = ideas[0]
  if (first === undefined) return { title: '', reason: '' }
  return {
    title: firstLine(firstSentence(first.text), MAX_TITLE),
    reason: ideas
      .map(({ text }) => text)
      .join('\n')
      .slice(0, MAX_REASON),
  }
}
