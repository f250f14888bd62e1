import type { PersonView, Proposal, ProposalView, RenderedComparison } from '@forkshop/api'
import { cutWords, proposalStates, wordLimits } from '@forkshop/domain'
import { sidesOfMerge } from '../comparison/draw-merge.ts'
import { drawComparison, type AskedDrawing } from '../comparison/draw-compared.ts'
import { accountIdOf } from '../../base/http/actor-id.ts'
import { arrivedIn } from '../../records/pages/arrived-in.ts'
import { resolveAt, type PageRow } from '../../records/pages/find-page.ts'
import { kindOf } from '../../base/kind-of.ts'
import { titleOfPage } from '../../records/pages/related-pages.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { readDiscussion } from './discussion.ts'
import { previewMerge } from './merge-preview.ts'
import { ideasOfProposal } from './proposal-ideas.ts'
import type { ProposalRow } from './proposal-rows.ts'

/** A proposal as every answer shows it; of its reason lists show `listed` characters. */
export const toProposal = async (
  services: Services,
  row: ProposalRow,
  most: 'listed' | 'message' = 'message',
): Promise<Proposal> => {
  const [merge, ideas, comments] = await Promise.all([
    previewMerge(services, row),
    ideasOfProposal(services.database, row),
    countComments(services, row),
  ])
  return {
    number: row.number,
    state: proposalStates.find((state) => state === row.state) ?? 'open',
    title: cutWords(row.title, wordLimits.title),
    reason: cutWords(row.reason, wordLimits[most]),
    author: toProposer(row),
    byGuest: row.author?.startsWith('guest:') ?? false,
    time: row.created,
    base: row.base,
    head: row.head,
    event: row.event,
    ideas: ideas.map((idea) => idea.id),
    mergeable: merge.kind,
    decision:
      row.decided === null
        ? null
        : {
            by: toPerson(row.decided_by, row.decided_by_name ?? ''),
            time: row.decided,
            reason: row.decided_reason ?? '',
            revision: row.accepted_revision,
          },
    comments,
  }
}

type ProposalOfPage = { readonly page: PageRow; readonly row: ProposalRow }

/** A proposal as its screen shows it: with its rendered changes, its merge and its discussion. */
export const viewProposal = async (
  services: Services,
  { page, row }: ProposalOfPage,
  asked: AskedDrawing,
): Promise<ProposalView> => {
  const id = pageIdOf(page.id)
  const readText = async (revision: string) =>
    (await services.library.readText(id, revisionIdOf(revision))) ?? ''
  const turn = (await mergedTurn(services, row)) ?? { before: row.base, after: row.head }
  const [proposal, preview, before, after] = await Promise.all([
    toProposal(services, row),
    previewMerge(services, row),
    readText(turn.before),
    readText(turn.after),
  ])
  const [comparison, base, discussion, ideas, acceptedIn, eventTitle] = await Promise.all([
    drawComparison(
      services,
      {
        before: { page: page.id, text: before },
        after: { page: page.id, text: after },
        unchangedIn: { slug: page.slug, at: turn.before },
        shownOn: { slug: page.slug, at: turn.after },
      },
      asked,
    ),
    resolveAt(services, page, row.base),
    readDiscussion(services, row),
    viewIdeas(services, row),
    row.accepted_revision === null ? null : arrivedIn(services, page, row.accepted_revision),
    row.event === null ? null : titleOfPage(services, row.event),
  ])
  const head = (await services.library.head(id)) ?? page.head
  return {
    page: {
      slug: page.slug,
      title: page.title,
      lang: page.lang,
      license: page.license,
      head,
      kind: kindOf(page),
    },
    proposal,
    baseVersion: base.version,
    eventTitle,
    changedMeanwhile: row.state === 'open' && head !== row.base,
    shows: turn.after === row.accepted_revision ? 'merged' : 'proposed',
    comparison,
    preview: { kind: preview.kind, conflicts: [...preview.conflicts] },
    ...discussion,
    ideas,
    acceptedIn,
  }
}

/** The page before and after it took a proposal in; null for one that it did not. */
const mergedTurn = async (
  services: Services,
  { page, accepted_revision: after }: ProposalRow,
): Promise<{ readonly before: string; readonly after: string } | null> => {
  if (after === null) return null
  const revision = await services.library.revision(pageIdOf(page), revisionIdOf(after))
  const before = revision?.parents[0]
  return before === undefined ? null : { before, after }
}

/** The page as it would be with a proposal, each change with the side it came from. */
export const viewProposalMerge = async (
  services: Services,
  { page, row }: ProposalOfPage,
  asked: Omit<AskedDrawing, 'sides'>,
): Promise<RenderedComparison> => {
  const id = pageIdOf(page.id)
  const head = (await services.library.head(id)) ?? page.head
  const readText = async (revision: string) =>
    (await services.library.readText(id, revisionIdOf(revision))) ?? ''
  const [base, ours, theirs] = await Promise.all([row.base, head, row.head].map(readText))
  const merge = { base: base ?? '', ours: ours ?? '', theirs: theirs ?? '' }
  const wanted = { merge, page, base: row.base, at: row.head }
  return (await sidesOfMerge(services, wanted, asked)).comparison
}

/** Where only git knows of a proposal, nothing proves the name that its commits say. */
const toProposer = ({ author, author_name: name }: ProposalRow): PersonView =>
  author === null ? { id: null, name, unverified: true } : toPerson(author, name)

const toPerson = (id: string | null, name: string): PersonView => ({ id: accountIdOf(id), name })

const countComments = async (services: Services, row: ProposalRow): Promise<number> => {
  const counted = await services.database
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('page', '=', row.page)
    .where('proposal', '=', row.number)
    .where('hidden', 'is', null)
    .where('deleted', 'is', null)
    .executeTakeFirst()
  return Number(counted?.count ?? 0)
}

const viewIdeas = async (services: Services, row: ProposalRow): Promise<ProposalView['ideas']> => {
  const ideas = await ideasOfProposal(services.database, row)
  return Promise.all(
    ideas.map(async ({ id, text, observed, event }) => ({
      id,
      text,
      observed,
      event,
      eventTitle: event === null ? null : await titleOfPage(services, event),
    })),
  )
}
