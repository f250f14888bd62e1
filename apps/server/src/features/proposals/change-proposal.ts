import { ForkshopError, type RevisionId } from '@forkshop/domain'
import type { Person, ProposalOutcome } from '@forkshop/repository'
import { authorOf } from '../../records/accounts/author.ts'
import type { Account } from '../../base/http/signed-in.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { requireGoodText } from '../../texts/check-text.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { act } from '../../journal/act.ts'
import { isOnMainLine } from '../../records/pages/main-line.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { announceLive } from '../../records/live/announce-live.ts'
import type { Services } from '../../records/services/services.ts'
import { proposalCommit, type ProposalWords } from './proposal-commit.ts'
import { ideasOfProposal } from './proposal-ideas.ts'
import { inTurn } from './proposal-queue.ts'
import {
  findProposal,
  moveProposal,
  requireOpenProposal,
  type ProposalRow,
} from './proposal-rows.ts'

export type ProposalChange = {
  readonly text?: string | undefined
  /** The head that the new text was made from; a proposal that moved meanwhile is not overwritten. */
  readonly head?: string | undefined
  /** A newer revision of the page that the new text holds already. */
  readonly base?: string | undefined
  readonly title?: string | undefined
  readonly reason?: string | undefined
  readonly actor: Account
  readonly coAuthors: readonly Person[]
}

/** Changes an open proposal's text or words. Throws `changed` when its head is another one. */
export const changeProposal = (
  services: Services,
  page: PageRow,
  number: number,
  change: ProposalChange,
): Promise<ProposalRow> =>
  inTurn(services, { page: page.id, number }, async () => {
    const row = await requireOpenProposal(services, page, number)
    if (change.head !== undefined && change.head !== row.head) {
      throw new ProblemError('changed', 'proposal-changed', { values: { number } })
    }
    const base = await newBase(services, row, change)
    const title = change.title ?? row.title
    const reason = change.reason ?? row.reason
    const isSame = change.text === undefined && title === row.title && reason === row.reason
    if (isSame) return row
    const ideas = (await ideasOfProposal(services.database, row)).map((idea) => idea.id)
    const state = { base, title, reason }
    const at = { page: page.id, number }
    const next = {
      base,
      text: change.text ?? null,
      actor: change.actor,
      coAuthors: change.coAuthors,
      words: { title, reason, event: row.event, ideas },
    }
    const outcome = await act(services, {
      kind: 'proposal-state',
      payload: { ...at, ...state, from: row.head },
      git: () => writeNextState(services, row, next),
      undone: async () =>
        (await services.library.proposalHead(pageIdOf(page.id), number)) === row.head,
      rows: async (trx, written) => {
        if (written.kind !== 'written') return
        await moveProposal(trx, at, { ...state, head: written.head })
        await announceLive(
          trx,
          { kind: 'proposal', page: page.id, subject: String(number) },
          services.clock(),
        )
      },
    })
    if (outcome.kind === 'stale') {
      throw new ProblemError('changed', 'proposal-changed', { values: { number } })
    }
    services.events.emit({ kind: 'page-changed', page: page.id, only: 'voices' })
    services.events.emit({ kind: 'announced' })
    return findProposal(services, page, number)
  })

/** The base from now on: a revision of the page itself, never one of another proposal. */
const newBase = async (
  services: Services,
  row: ProposalRow,
  { base, text }: ProposalChange,
): Promise<RevisionId> => {
  if (base === undefined || text === undefined) return revisionIdOf(row.base)
  const revision = revisionIdOf(base)
  if (await isOnMainLine(services, row.page, revision)) return revision
  const error = { path: 'base', code: 'unknown-base', message: 'Not a revision of this page.' }
  throw new ProblemError('invalid', 'unknown-base', { errors: [error] })
}

type NextState = {
  /** Null where its words alone change. */
  readonly text: string | null
  readonly base: RevisionId
  readonly words: ProposalWords
  readonly actor: Account
  readonly coAuthors: readonly Person[]
}

/** `stale` where somebody else moved the proposal meanwhile. */
const writeNextState = async (
  services: Services,
  row: ProposalRow,
  { text, base, words, actor, coAuthors }: NextState,
): Promise<ProposalOutcome> => {
  if (text !== null) requireGoodText(text)
  const page = pageIdOf(row.page)
  const expected = revisionIdOf(row.head)
  const before = await services.library.revision(page, expected)
  const present = text === null ? await services.library.readText(page, expected) : text
  if (before === null || present === null) {
    throw new ForkshopError('missing-revision', { page, revision: expected })
  }
  const speaker = authorOf(services, actor)
  // Who gave it other words did not write it; a name that a push merely claims is not repeated.
  const author = text === null && before.verified ? before.author : speaker
  const people = { author, coAuthors, earlier: before.trailers }
  return services.library.writeProposal({
    page,
    number: row.number,
    text: present,
    media: [],
    base,
    expected,
    commit: { ...proposalCommit(words, people, services.clock()), committer: speaker },
  })
}
