import { parseMessage, type RevisionId } from '@forkshop/domain'
import { authorOf } from '../../records/accounts/author.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { actorId } from '../../base/http/actor-id.ts'
import { act } from '../../journal/act.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { numberProposal, undecidedRow } from '../proposals/make-proposal.ts'
import { inTurn } from '../proposals/proposal-queue.ts'
import { moveProposal, requireOpenProposal, type ProposalRow } from '../proposals/proposal-rows.ts'
import type { Services } from '../../records/services/services.ts'
import type { PushOutcome, TakenPush } from './taken-push.ts'

/**
 * Makes a pushed revision a proposal, or the next state of the proposal that it goes on from or that
 * is named by its number. Throws `not-found`, `not-open` and `forbidden` for a number.
 */
export async function pushProposal(
  services: Services,
  push: TakenPush,
  named: number | null,
): Promise<PushOutcome> {
  const { page, incoming } = push
  const { base, tip } = incoming
  if (base === null) return { kind: 'refused', key: 'push-unrelated' }
  const baseText = await services.library.readBytes(pageIdOf(page.id), base)
  if (baseText === null) return { kind: 'refused', key: 'push-unrelated' }
  if (Buffer.compare(tip.text, baseText) === 0) return { kind: 'refused', key: 'push-nothing-new' }
  await incoming.keep()
  const number = named ?? (await continued(services, push))
  if (number === null) return open(services, push, base)
  return goOn(services, push, { number, base, tip: tip.id })
}

async function open(services: Services, push: TakenPush, base: RevisionId): Promise<PushOutcome> {
  const { page, actor, incoming, transport, unverified } = push
  const row = undecidedRow({
    page: page.id,
    ...wordsOf(incoming.tip.message),
    author: actorId(actor),
    author_name: authorOf(services, actor).name,
    base,
    event: push.event,
    created: services.clock().toISOString(),
  })
  const tip = incoming.tip.id
  const made = await numberProposal(
    services,
    page,
    { row, ideas: [], offer: null, head: tip },
    async (number) => {
      const moved = await transport.move(pageIdOf(page.id), number, {
        from: null,
        to: tip,
        unverified,
      })
      return moved.kind === 'moved'
        ? { kind: 'written', head: tip }
        : { kind: 'stale', current: null }
    },
  )
  return { kind: 'done', key: 'push-proposed', values: { number: made.number } }
}

/** The first line of the last message is the title, the rest of it the reason. */
function wordsOf(message: string): { readonly title: string; readonly reason: string } {
  const { reason, body } = parseMessage(message)
  return { title: reason.trim() === '' ? '-' : reason, reason: body }
}

function goOn(
  services: Services,
  { page, actor, incoming, transport, event, unverified }: TakenPush,
  step: { readonly number: number; readonly base: RevisionId; readonly tip: RevisionId },
): Promise<PushOutcome> {
  const { number, base, tip } = step
  return inTurn(services, { page: page.id, number }, async () => {
    const row = await requireOpenProposal(services, page, number)
    if (row.author !== actorId(actor)) throw new ProblemError('forbidden', 'right-missing')
    const id = pageIdOf(page.id)
    const from = await services.library.proposalHead(id, number)
    const at = { page: page.id, number }
    const words = wordsOf(incoming.tip.message)
    const state = { base, ...words, event: event ?? row.event }
    const moved = await act(services, {
      kind: 'proposal-state',
      payload: { ...at, ...state, from: from ?? row.head },
      git: () => transport.move(id, number, { from, to: tip, unverified }),
      rows: async (trx, outcome) => {
        if (outcome.kind === 'moved') await moveProposal(trx, at, { ...state, head: tip })
      },
    })
    if (moved.kind === 'stale') return { kind: 'refused', key: 'push-stale' }
    services.events.emit({ kind: 'page-changed', page: page.id, only: 'voices', adds: true })
    return { kind: 'done', key: 'push-proposal-updated', values: { number } }
  })
}

/** The caller's open proposal whose newest state the push was made on. */
async function continued(
  services: Services,
  { page, actor, incoming }: TakenPush,
): Promise<number | null> {
  const parents = new Set<string>(incoming.revisions.flatMap((revision) => revision.parents))
  const mine: readonly Pick<ProposalRow, 'number' | 'head'>[] = await services.database
    .selectFrom('proposal')
    .select(['number', 'head'])
    .where('page', '=', page.id)
    .where('state', '=', 'open')
    .where('author', '=', actorId(actor))
    .orderBy('number', 'desc')
    .execute()
  return mine.find(({ head }) => parents.has(head))?.number ?? null
}
