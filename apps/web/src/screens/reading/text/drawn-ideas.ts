import type { PassageIdea } from '@forkshop/api'
import type { ReadingText } from './reading-state.ts'

type Texts = { readonly text: ReadingText; readonly run: { readonly text: ReadingText } | null }

/** All ideas that a page shows: beside its text, below it, and beside the text of what an event ran. */
export function drawnIdeas({ text, run }: Texts): readonly PassageIdea[] {
  return [...ideasIn(text), ...(run === null ? [] : ideasIn(run.text))]
}

function ideasIn({ blocks, loose }: ReadingText): readonly PassageIdea[] {
  const beside = blocks.flatMap((block) => {
    if (block.kind === 'noted') return block.ideas
    return block.kind === 'day' ? block.ideas.map(({ idea }) => idea) : []
  })
  return [...beside, ...loose]
}
