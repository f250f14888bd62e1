import type { Action } from '@forkshop/domain'
import { actorId, requireAccountId } from '../../base/http/actor-id.ts'
import type { Actor, CallOf, Handlers } from '../../base/http/handler.ts'
import { parseUpload } from '../../base/http/upload.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { announcing } from '../../records/live/announce-live.ts'
import {
  findNamedPage,
  findPage,
  findPageById,
  readPage,
  type PageRow,
} from '../../records/pages/find-page.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { isOwn, pagesShowing, readSaid } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'
import { readPhotograph } from './photograph-files.ts'
import { photographsOn, type PhotographRow } from './photograph-rows.ts'
import { toBytes, toPhotograph } from './photograph-view.ts'
import { placePhotograph } from './place-photograph.ts'
import { lookAs, notThere, reachPhotograph } from './reach-photograph.ts'
import { sendPhotograph, type Belonging } from './send-photograph.ts'
import { takeBack } from './take-back.ts'

type Names =
  | 'listPhotographs'
  | 'sendPhotograph'
  | 'getPhotograph'
  | 'changePhotograph'
  | 'deletePhotograph'
  | 'releasePhotograph'
  | 'placePhotograph'

/** Calls about photographs. */
export function photographHandlers(services: Services): Handlers<Names> {
  const onPage = onPageOf(services)
  /** Changes a row and tells who may know of it; answers it as the caller sees it then. */
  const change = async (row: PhotographRow, set: Partial<PhotographRow>, actor: Actor) => {
    const pages = await pagesShowing(services, row)
    const isShown = row.released !== null || set.released !== undefined
    await announcing(services, async (trx, announce) => {
      await trx.updateTable('photograph').set(set).where('id', '=', row.id).execute()
      for (const page of pages) {
        if (isShown) await announce({ kind: 'photograph', page, subject: row.id })
        await announce({ kind: 'photograph-sent', page, subject: row.id })
      }
    })
    if (isShown) {
      for (const page of pages) {
        services.events.emit({ kind: 'page-changed', page, only: 'voices', adds: true })
      }
    }
    return toPhotograph(services, await reachPhotograph(services, actor, row.id))
  }

  /** Says that they may not, in the words of the right that they lack. */
  const refuse = async (actor: Actor, action: Action, page: PageRow): Promise<never> => {
    await requireRight(services, actor, action, page)
    throw new ProblemError('forbidden', 'right-missing')
  }

  return {
    listPhotographs: onPage('listPhotographs', async (_call, { actor, page }) => {
      const rows = await photographsOn(services, page)
      const items = await Promise.all(
        rows.map(async (row) => {
          const on = row.page === page.id ? page : await readPage(services, row.page)
          const reached = on === null ? null : await lookAs(services, actor, { row, page: on })
          if (reached === null) return null
          // what comes with an idea that is hidden, or waits, is seen by those who see the idea
          const { own, leads, moderates } = reached
          const isSeen = row.idea_hidden === null || own || leads || moderates
          return isSeen ? toPhotograph(services, reached) : null
        }),
      )
      return { items: items.filter((item) => item !== null), licence: page.license }
    }),

    async sendPhotograph({ params, query, body }, { actor, signal }) {
      const belonging = await belongingOf(services, actor, query.of)
      const file = parseUpload(body)
      await sendPhotograph(services, belonging, { id: params.id, actor, file, signal })
      return toPhotograph(services, await reachPhotograph(services, actor, params.id))
    },

    async getPhotograph({ params, query }, { actor }) {
      const { row } = await reachPhotograph(services, actor, params.id)
      const bytes = await readPhotograph(services, row, query.size)
      if (bytes === null) throw notThere()
      // nobody's browser keeps what waits: it may be taken back
      return toBytes(bytes, row.released === null || row.hidden !== null ? 'nobody' : 'caller')
    },

    async changePhotograph({ params, body }, { actor }) {
      const { row, page, own } = await reachPhotograph(services, actor, params.id)
      if (!own) await refuse(actor, 'withdraw', page)
      return change(row, changeOf(body, page.license), actor)
    },

    async deletePhotograph({ params }, { actor }) {
      const { row, page, own, leads } = await reachPhotograph(services, actor, params.id)
      if (!own && !leads) await refuse(actor, 'withdraw', page)
      await takeBack(services, row)
      return {}
    },

    async releasePhotograph({ params }, { actor }) {
      const reached = await reachPhotograph(services, actor, params.id)
      const { row, page, leads } = reached
      if (!leads) await refuse(actor, 'lead', page)
      if (row.released !== null) return toPhotograph(services, reached)
      const released = services.clock().toISOString()
      return change(row, { released, released_by: actorId(actor) }, actor)
    },

    async placePhotograph({ params, body }, { actor }) {
      const { row } = await reachPhotograph(services, actor, params.id)
      const page = await findPage(services, body.page, actor)
      await requireRight(services, actor, 'accept', page)
      return placePhotograph(services, row, { page, account: requireAccountId(actor) })
    },
  }
}

/** What a photograph is sent for. Throws what the caller may not do there. */
async function belongingOf(services: Services, actor: Actor, of: string): Promise<Belonging> {
  const [kind, name = ''] = of.split(':')
  return kind === 'event'
    ? belongingToEvent(services, actor, name)
    : belongingToIdea(services, actor, name)
}

async function belongingToEvent(
  services: Services,
  actor: Actor,
  slug: string,
): Promise<Belonging> {
  const page = await findPage(services, slug, actor)
  if (page.kind !== 'event') {
    throw new ProblemError('not-found', 'event-not-found', { values: { slug } })
  }
  await requireRight(services, actor, 'idea', page, { event: page.slug })
  return { page, idea: null, event: page }
}

/** An idea is illustrated by who said it. */
async function belongingToIdea(services: Services, actor: Actor, id: string): Promise<Belonging> {
  const said = await readSaid(services, `idea:${id}`)
  const page = said === null ? null : await findPageById(services, said.page, actor)
  if (said === null || page === null) throw new ProblemError('not-found', 'idea-not-found')
  await requireRight(services, actor, 'idea', page, { event: said.event })
  if (!isOwn(actor, said)) throw new ProblemError('forbidden', 'right-missing')
  const idea = await services.database
    .selectFrom('idea')
    .select(['id', 'author_name'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const event = said.event === null ? null : await findNamedPage(services, said.event, actor)
  return { page, idea, event }
}

/** Says yes to the licence that is there now. Throws `invalid` where the page states none. */
function changeOf(
  { description, licence, people, credit }: CallOf<'changePhotograph'>['body'],
  stated: string | null,
): Partial<PhotographRow> {
  if (licence === true && stated === null) {
    throw new ProblemError('invalid', 'photograph-no-licence', {
      errors: [{ path: 'licence', message: 'The page states no licence.', code: 'no-licence' }],
    })
  }
  return {
    ...(description !== undefined && { description }),
    ...(licence !== undefined && { licence: licence ? stated : null }),
    ...(people !== undefined && { people: people ? 1 : 0 }),
    ...(credit !== undefined && { credit: credit ? 1 : 0 }),
  }
}
