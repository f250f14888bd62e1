import type { RevisionId } from '@forkshop/domain'
import type { LibraryProposal, Person, Revision } from '@forkshop/repository'
import type { Selectable } from 'kysely'
import { accountOfAuthor, guestOfAuthor } from '../../records/accounts/author.ts'
import type { ProposalTable } from '../../records/database/tables/voice-tables.ts'
import { recordChange } from '../../records/pages/change-log.ts'
import { acceptanceOf } from '../../records/pages/own-history.ts'
import { decideProposal } from '../../features/proposals/decide-proposal.ts'
import type { Decision } from '../../features/proposals/record-decision.ts'
import { undecidedRow } from '../../features/proposals/make-proposal.ts'
import { tieIdeas } from '../../features/proposals/proposal-ideas.ts'
import { moveProposal } from '../../features/proposals/proposal-rows.ts'
import type { Services } from '../../records/services/services.ts'
import { isDecidedAs, type GitPage } from './compare-page.ts'

type ProposalRow = Selectable<ProposalTable>

/** States of a proposal that are looked through for the first one. */
const MAX_STATES = 1000

/**
 * Makes the rows of a page's proposals that are missing, and mends those that say something else
 * than git. What was declined or taken back before git kept that is open again.
 */
export async function rebuildProposals(
  services: Services,
  git: GitPage,
  rows: readonly ProposalRow[],
): Promise<void> {
  for (const proposal of git.proposals) {
    const row = rows.find(({ number }) => number === proposal.number)
    const accepted = acceptanceOf(git.history, proposal)
    if (row === undefined) await insertProposal(services, git, { proposal, accepted })
    else if (row.head !== proposal.head) await setText(services, git, { proposal, accepted })
    const decision = decisionOf({ proposal, accepted })
    if (decision !== null && !isDecidedAs(row, { accepted, end: proposal.end })) {
      await setDecided(services, { page: git.meta.id, number: proposal.number }, decision)
    }
  }
}

type Found = { readonly proposal: LibraryProposal; readonly accepted: Revision | null }

async function insertProposal(services: Services, git: GitPage, found: Found): Promise<void> {
  const { number, head } = found.proposal
  const page = git.meta.id
  const base = await baseOf(services, git, found)
  const first = await firstState(services, git, { head, base })
  const newest = await services.library.revision(page, head)
  // An acceptance names the event of a proposal that was pushed, too.
  const trailers = [...(newest?.trailers ?? []), ...(found.accepted?.trailers ?? [])]
  // What a push claimed is nobody's; who proposed it is the author of its acceptance.
  const told = first !== null && speakerOf(first) === null ? (found.accepted ?? first) : first
  const author = told === null ? null : speakerOf(told)
  const row: ProposalRow = {
    ...undecidedRow({
      page,
      ...wordsOf(found.proposal),
      author,
      author_name: told?.author.name ?? '',
      base,
      event: trailers.find(({ key }) => key === 'Event')?.value ?? null,
      created: first?.time ?? services.clock().toISOString(),
    }),
    number,
    head,
  }
  const named = trailers.filter(({ key }) => key === 'Idea').map(({ value }) => value)
  const ideas = [...new Set(named)]
  await services.database.transaction().execute(async (transaction) => {
    await transaction.insertInto('proposal').values(row).execute()
    await tieIdeas(transaction, row, ideas)
    await recordChange(transaction, {
      kind: 'proposed',
      page,
      time: row.created,
      reason: row.title,
      proposal: number,
      person: author === null || told === null ? null : told.author,
    })
  })
}

async function setText(services: Services, git: GitPage, found: Found): Promise<void> {
  const { number, head } = found.proposal
  const base = await baseOf(services, git, found)
  const at = { page: git.meta.id, number }
  await moveProposal(services.database, at, { ...wordsOf(found.proposal), head, base })
}

/** How a proposal was decided; null for one that is open, or of which git has no word. */
function decisionOf({ proposal: { end }, accepted }: Found): Decision | null {
  if (accepted !== null) {
    const { committer: by, time, id: revision } = accepted
    return { state: 'accepted', reason: '', revision, time, ...personOf(by) }
  }
  if (end === null) return null
  const { state, reason, time, by } = end
  return { state, reason, revision: null, time, ...personOf(by) }
}

function personOf(by: Person): Pick<Decision, 'by' | 'byName'> {
  return { by: accountOfAuthor(by), byName: by.name }
}

/** Whatever the row says: git is right. */
async function setDecided(
  services: Services,
  at: { readonly page: string; readonly number: number },
  decision: Decision,
): Promise<void> {
  await services.database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('proposal')
      .set({ state: 'open' })
      .where('page', '=', at.page)
      .where('number', '=', at.number)
      .execute()
    await decideProposal(transaction, at, decision)
  })
}

function wordsOf({ title, reason }: LibraryProposal): Pick<ProposalRow, 'title' | 'reason'> {
  return { title, reason }
}

/** The revision of the page that a proposal was made on. */
async function baseOf(
  { library }: Services,
  git: GitPage,
  { proposal, accepted }: Found,
): Promise<RevisionId> {
  const page = git.meta.id
  const main = accepted?.parents[0] ?? git.head
  const a = { page, revision: proposal.head }
  return (await library.mergeBase(a, { page, revision: main })) ?? proposal.head
}

/** The first state of a proposal: its author is the proposer, whoever changed it later. */
async function firstState(
  { library }: Services,
  git: GitPage,
  { head, base }: { readonly head: RevisionId; readonly base: RevisionId },
): Promise<Revision | null> {
  const { items } = await library.history(git.meta.id, { from: head, limit: MAX_STATES })
  const end = items.findIndex(({ id }) => id === base)
  return items[(end === -1 ? 1 : Math.max(end, 1)) - 1] ?? null
}

/** Who said it, as records keep it; null for an address that is claimed or from elsewhere. */
function speakerOf({ author, verified }: Revision): string | null {
  if (!verified) return null
  const guest = guestOfAuthor(author)
  return guest === null ? accountOfAuthor(author) : `guest:${guest}`
}
