import type { Idea } from '@forkshop/api'
import { foldText } from '@forkshop/domain'

/** The ideas that this one may repeat: on the same page and no duplicates; those on its passage first, then the most supported. */
export const otherIdeas = (idea: Idea, ideas: readonly Idea[]): readonly Idea[] =>
  ideas
    .filter(({ id, page, state }) => id !== idea.id && page === idea.page && state !== 'duplicate')
    .toSorted((a, b) => Number(isNear(b, idea)) - Number(isNear(a, idea)) || b.support - a.support)

/** The ideas that hold all the words looked for, in any case and with or without accents. */
export const ideasWith = (words: string, ideas: readonly Idea[]): readonly Idea[] => {
  const wanted = foldText(words.trim()).split(/\s+/u)
  return ideas.filter(({ text, anchor }) => {
    const said = foldText(`${text} ${anchor?.quote ?? ''}`)
    return wanted.every((word) => said.includes(word))
  })
}

const isNear = (a: Idea, b: Idea): boolean =>
  a.anchor !== null && b.anchor !== null && a.anchor.quote === b.anchor.quote
