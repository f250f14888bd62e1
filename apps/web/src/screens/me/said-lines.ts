import type { Idea, Me, ProposalLine } from '@forkshop/api'
import { permanentPath } from '@forkshop/domain'

/** How far something said came: said, proposed, in a version; or that it was declined. */
export type SaidLine = {
  readonly id: string
  readonly words: string
  readonly href: string
  /** Titles of where it was said. */
  readonly where: readonly string[]
  readonly time: string
  readonly reached: 1 | 2 | 3
  readonly isOver: boolean
  readonly state: SaidState
  readonly n: number | null
  readonly version: string | null
  readonly reason: string | null
  readonly support: number
}
export type SaidState =
  | 'open'
  | 'waiting'
  | 'proposed'
  | 'accepted'
  | 'arrived'
  | 'declined'
  | 'duplicate'
  | 'withdrawn'
  | 'sent'

type Ideas = Me['ideas']

/** Ideas and proposals as one list, the newest first; a proposal made of an own idea stands with the idea. */
export const saidLines = (ideas: Ideas, proposals: readonly ProposalLine[]): SaidLine[] => {
  const titles = new Map(ideas.pages.map(({ slug, title }) => [slug, title]))
  const carried = new Set(ideas.items.map(({ page, proposal }) => `${page} ${proposal}`))
  return [
    ...ideas.items.map((idea) => ofIdea(idea, titles)),
    ...proposals.filter((one) => !carried.has(`${one.page.slug} ${one.number}`)).map(ofProposal),
  ].toSorted((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0))
}

/** How many are on their way, and how many arrived in a version. */
export const underWay = ({ ideas, proposals }: Pick<Me, 'ideas' | 'proposals'>) => {
  const lines = saidLines(ideas, proposals)
  return {
    going: lines.filter(({ isOver, reached }) => !isOver && reached < 3).length,
    arrived: lines.filter(({ reached }) => reached === 3).length,
  }
}

const ofIdea = (idea: Idea, titles: ReadonlyMap<string, string>): SaidLine => {
  const state = stateOfIdea(idea)
  return {
    id: `idea-${idea.id}`,
    words: idea.text,
    href: `${permanentPath(idea.page)}/ideas#idea-${idea.id}`,
    where: [
      idea.page,
      ...(idea.event === null || idea.event === idea.page ? [] : [idea.event]),
    ].map((slug) => titles.get(slug) ?? slug),
    time: idea.time,
    reached: state === 'arrived' ? 3 : state === 'proposed' || state === 'accepted' ? 2 : 1,
    isOver: state === 'declined' || state === 'duplicate',
    state,
    n: idea.proposal,
    version: idea.version,
    reason: idea.reason,
    support: idea.support,
  }
}

const stateOfIdea = (idea: Idea): SaidState => {
  if (idea.waiting === true) return 'waiting'
  return idea.state === 'accepted' && idea.version !== null ? 'arrived' : idea.state
}

const ofProposal = (one: ProposalLine): SaidLine => {
  const state = stateOfProposal(one)
  return {
    id: `proposal-${one.page.slug}-${one.number}`,
    words: one.title,
    href: `${permanentPath(one.page.slug)}/proposals/${one.number}`,
    where: [one.page.title],
    time: one.time,
    reached: state === 'arrived' ? 3 : 2,
    isOver: state === 'declined' || state === 'withdrawn',
    state,
    n: one.number,
    version: one.version,
    reason: one.reason,
    support: 0,
  }
}

const stateOfProposal = ({ state, version }: ProposalLine): SaidState => {
  if (state === 'accepted') return version === null ? 'accepted' : 'arrived'
  return state === 'open' ? 'proposed' : state
}
