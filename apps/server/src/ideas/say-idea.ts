import type { CallInput } from '@forkshop/api'
import { authorOf } from '../accounts/author.ts'
import { eventOfVoice } from '../events/event-of-voice.ts'
import type { Actor } from '../http/handler.ts'
import { requireRight } from '../http/rights.ts'
import { recordChange } from '../pages/change-log.ts'
import { resolveAt, type PageRow } from '../pages/find-page.ts'
import type { Services } from '../services.ts'
import { actorId } from './actor-id.ts'
import type { IdeaRow } from './idea-view.ts'

type Said = CallInput<'createIdea'>['body']

/**
 * Keeps an idea on a page. A guest speaks through their event, and only on its own page or on one
 * that it ran. An anchor is tied to the very revision whose passage was quoted.
 */
export const sayIdea = async (
  services: Services,
  page: PageRow,
  actor: Actor,
  said: Said,
): Promise<IdeaRow> => {
  const event = await eventOfVoice(services, page, { actor, named: said.event })
  await requireRight(services, actor, 'idea', page, { event: event?.slug ?? null })
  const anchor = said.anchor
  const at = anchor === undefined ? null : (await resolveAt(services, page, anchor.at)).revision
  const author = authorOf(services, actor)
  const row: IdeaRow = {
    id: services.newId(),
    page: page.id,
    text: said.text,
    observed: said.observed ?? null,
    kind: said.kind ?? 'other',
    event: event?.slug ?? null,
    quote: anchor?.quote ?? null,
    at_revision: at,
    prefix: anchor?.prefix ?? null,
    suffix: anchor?.suffix ?? null,
    state: 'open',
    duplicate_of: null,
    proposal: null,
    reason: null,
    author: actorId(actor),
    author_name: actor.kind === 'guest' && said.name ? said.name : author.name,
    created: services.clock().toISOString(),
    deleted: null,
  }
  await services.database.transaction().execute(async (trx) => {
    await trx.insertInto('idea').values(row).execute()
    await recordChange(trx, {
      kind: 'idea',
      page: page.id,
      time: row.created,
      reason: firstLine(said.text),
      person: { ...author, name: row.author_name },
    })
  })
  services.events.emit({ kind: 'page-changed', page: page.id })
  if (event !== null && event.id !== page.id) {
    services.events.emit({ kind: 'page-changed', page: event.id })
  }
  return row
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 200)
