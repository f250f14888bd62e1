import type { RevisionId } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { CommitInfo, Media, Person, ProposalOutcome } from '@forkshop/repository'
import { authorOf, recordedAuthor } from '../../records/accounts/author.ts'
import type { Actor } from '../../base/http/handler.ts'
import type { Tables } from '../../records/database/tables.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { SentenceKey } from '../../base/sentences.ts'
import { actorId } from '../../base/http/actor-id.ts'
import { recordChange } from '../../records/pages/change-log.ts'
import { requireGoodText } from '../../texts/check-text.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { act } from '../../journal/act.ts'
import { isOnMainLine } from '../../records/pages/main-line.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { announceLive } from '../../records/live/announce-live.ts'
import type { Services } from '../../records/services/services.ts'
import { proposalCommit, TAKEN_FROM } from './proposal-commit.ts'
import { requireOpenIdeas, tieIdeas } from './proposal-ideas.ts'
import { findProposal, type ProposalRow } from './proposal-rows.ts'
import { recordAct } from '../../records/notices/record-act.ts'
import { settleShown, type ShownOffer } from './shown-offer.ts'

export type NewProposal = {
  readonly text: string
  /** The revision of the page that the text was made from. */
  readonly base: RevisionId
  readonly title: string
  readonly reason: string
  readonly actor: Exclude<Actor, { readonly kind: 'visitor' }>
  readonly coAuthors: readonly Person[]
  /** Pictures that no page revision and no upload of this page holds. */
  readonly media: readonly Media[]
  readonly ideas: readonly string[]
  readonly event: string | null
  /** The guest's offer that is shown by this. */
  readonly offer?: ShownOffer
  /** Where the text is from: an imported revision, or `slug@revision` of another page. */
  readonly takenFrom?: string
}

/** Numbers tried when others propose at the same moment. */
const MAX_TRIES = 50

/**
 * Offers a text to a page. Throws `invalid` for a text that may not be published, for one that
 * changes nothing, for a base that is none of the page's revisions and for ideas not open there.
 */
export const makeProposal = async (
  services: Services,
  page: PageRow,
  request: NewProposal,
): Promise<ProposalRow> => {
  requireGoodText(request.text)
  await requireChange(services, page.id, request)
  const ideas = await requireOpenIdeas(services, page, request.ideas)
  const author = authorOf(services, request.actor)
  const now = services.clock()
  const row = undecidedRow({
    page: page.id,
    title: request.title,
    reason: request.reason,
    author: actorId(request.actor),
    author_name: author.name,
    base: request.base,
    event: request.event ?? ideas.find((idea) => idea.event !== null)?.event ?? null,
    created: now.toISOString(),
  })
  const words = { ...request, event: row.event, ideas: ideas.map((idea) => idea.id) }
  const people = { author, coAuthors: request.coAuthors, earlier: [] }
  const commit = withSource(proposalCommit(words, people, now), request.takenFrom)
  const open = { row, ideas: words.ideas, offer: request.offer ?? null }
  return numberProposal(services, page, open, (number) =>
    services.library.writeProposal({
      page: pageIdOf(page.id),
      number,
      base: request.base,
      expected: null,
      commit,
      text: request.text,
      media: request.media,
    }),
  )
}

const withSource = (commit: CommitInfo, takenFrom: string | undefined): CommitInfo =>
  takenFrom === undefined
    ? commit
    : { ...commit, trailers: [...commit.trailers, { key: TAKEN_FROM, value: takenFrom }] }

type UndecidedRow = Omit<ProposalRow, 'number' | 'head'>

/** The row of a proposal that nobody has decided yet. */
export const undecidedRow = (
  row: Pick<
    UndecidedRow,
    'page' | 'title' | 'reason' | 'author' | 'author_name' | 'base' | 'event' | 'created'
  >,
): UndecidedRow => ({
  ...row,
  state: 'open',
  decided: null,
  decided_by: null,
  decided_by_name: null,
  decided_reason: null,
  accepted_revision: null,
})

/**
 * Gives a proposal the next number and writes its row once `write` has made its ref: git decides
 * who has a number, for a ref is made once, by whoever comes first.
 */
export const numberProposal = async (
  services: Services,
  page: PageRow,
  open: {
    readonly row: UndecidedRow
    readonly ideas: readonly string[]
    readonly offer: ShownOffer | null
    /** Its text, where git had it before. */
    readonly head?: RevisionId
  },
  write: (number: number) => Promise<ProposalOutcome>,
): Promise<ProposalRow> => {
  const { row, ideas, offer, head = null } = open
  let number = 0
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    number = Math.max(number, await lastNumber(services, page)) + 1
    const named = { ...row, number }
    const outcome = await act(services, {
      kind: 'proposal',
      payload: { ...named, ideas, offer, head },
      git: () => write(named.number),
      rows: async (trx, written) => {
        if (written.kind === 'stale') return
        await insertProposal(services, trx, { row: { ...named, head: written.head }, ideas, offer })
        await announceLive(
          trx,
          { kind: 'proposal', page: page.id, subject: String(number) },
          services.clock(),
        )
      },
    })
    if (outcome.kind === 'stale') continue
    services.events.emit({ kind: 'page-changed', page: page.id, only: 'voices', adds: true })
    services.events.emit({ kind: 'announced' })
    return findProposal(services, page, number)
  }
  throw new ProblemError('changed', 'busy-page')
}

/** Writes a proposal's row with all that follows from it. */
export const insertProposal = async (
  services: Services,
  trx: Kysely<Tables>,
  {
    row,
    ideas,
    offer,
  }: {
    readonly row: ProposalRow
    readonly ideas: readonly string[]
    readonly offer: ShownOffer | null
  },
): Promise<void> => {
  await trx.insertInto('proposal').values(row).execute()
  await tieIdeas(trx, row, ideas)
  if (offer !== null) await settleShown(trx, offer, row.number)
  const { page, number, title, author, author_name: name, created } = row
  await recordChange(trx, {
    kind: 'proposed',
    page,
    time: created,
    reason: title,
    proposal: number,
    person: author === null ? null : recordedAuthor(services, { id: author, name }),
  })
  await recordAct(trx, {
    kind: 'proposal-made',
    page,
    who: { id: author, name },
    time: created,
    one: String(number),
    proposal: number,
    event: row.event,
  })
}

const lastNumber = async (services: Services, page: PageRow): Promise<number> => {
  const row = await services.database
    .selectFrom('proposal')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('page', '=', page.id)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

/** Throws `invalid` for a base that is none of the page's revisions, and for a text that changes nothing. */
export const requireChange = async (
  services: Services,
  page: string,
  { base, text }: Pick<NewProposal, 'base' | 'text'>,
): Promise<void> => {
  const isBase = await isOnMainLine(services, page, base)
  const baseText = isBase ? await services.library.readText(pageIdOf(page), base) : null
  if (baseText === null) throw refused('base', 'unknown-base', 'Not a revision of this page.')
  if (baseText === text) throw refused('text', 'nothing-changed', 'The text changes nothing.')
}

const refused = (path: string, code: SentenceKey, message: string): ProblemError =>
  new ProblemError('invalid', code, { errors: [{ path, code, message }] })
