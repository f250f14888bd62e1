import { createHmac } from 'node:crypto'
import type { CallInput, RunView } from '@forkshop/api'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { isOfGuest } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'
import { sayIdea } from '../ideas/say-idea.ts'
import { viewRun } from '../run/view-run.ts'
import type { CardRow } from './board-rows.ts'
import type { Voice } from './board-voice.ts'
import { actOnBoard, findCard } from './card-acts.ts'

type Anchor = CallInput<'createIdea'>['body']['anchor']

/** Where a card's idea stands: the page that was run, at the passage of its step, or else the event. */
type IdeaPlace = { readonly page: PageRow; readonly anchor: Anchor }

/**
 * Says a card as an idea, in the name of who wrote it where they said that it may stand; once, whoever asks how often.
 * Throws `not-found` for a card that is hidden or not there.
 */
export async function cardToIdea(services: Services, voice: Voice, id: string): Promise<CardRow> {
  const find = () =>
    services.database.transaction().execute((transaction) => findCard(transaction, voice, id))
  const card = await find()
  if (card.hidden !== null) throw new ProblemError('not-found', 'card-not-found')
  if (card.idea !== null) return card
  const { page, anchor } = await placeFor(services, voice, card)
  const speaker = await speakerOf(services, voice.event, card)
  const idea = await sayIdea(services, page, speaker, {
    id: ideaIdOf(services, id),
    text: card.words,
    kind: 'change',
    event: voice.event.slug,
    ...(anchor !== undefined && { anchor }),
  })
  await actOnBoard(services, voice, async (transaction, tell) => {
    await transaction.updateTable('card').set({ idea: idea.id }).where('id', '=', id).execute()
    await tell(id)
  })
  return find()
}

/** Asked twice at once, it is said once; nobody else can take the id before. */
function ideaIdOf({ settings }: Services, card: string): string {
  const digest = createHmac('sha256', settings.secret).update(`idea of card\n${card}`)
  return digest.digest('hex').slice(0, 32)
}

async function placeFor(
  services: Services,
  { event, actor }: Voice,
  { step }: CardRow,
): Promise<IdeaPlace> {
  const role = actor.kind === 'account' ? 'member' : actor.kind
  const run = await viewRun(services, event, { actor, role, since: null })
  const page = run.of === null ? null : await pageOf(services, run.of.slug, actor)
  if (run.of === null || page === null) return { page: event, anchor: undefined }
  return { page, anchor: anchorOf(run, step) }
}

/** The words of a step, in the revision that was run; nothing for one that was put in on the day. */
function anchorOf({ of, steps }: RunView, id: string | null): Anchor {
  const step = steps.find((one) => one.id === id)
  if (of === null || step === undefined || step.row === null) return undefined
  return { quote: step.step, at: of.revision }
}

async function pageOf(services: Services, slug: string, actor: Actor): Promise<PageRow | null> {
  try {
    return await findPage(services, slug, actor)
  } catch (error) {
    if (error instanceof ProblemError) return null
    throw error
  }
}

/** Who wrote a card, as who says its idea; without a name where it may not stand. */
async function speakerOf(
  { database }: Services,
  event: PageRow,
  { author, name }: CardRow,
): Promise<Actor> {
  const id = author ?? ''
  if (isOfGuest(id)) {
    return { kind: 'guest', id: id.slice('guest:'.length), event: event.slug, name }
  }
  const account = await database
    .selectFrom('user')
    .select(['name', 'email'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (account === undefined) throw new ProblemError('not-found', 'card-not-found')
  return { kind: 'account', id, ...account, admin: false, session: null, token: null }
}
