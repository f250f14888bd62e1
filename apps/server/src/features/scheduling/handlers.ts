import type { Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { sentencesIn } from '../../base/sentences.ts'
import { authorOf } from '../../records/accounts/author.ts'
import { findPageById } from '../../records/pages/find-page.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { readPageAt, showPage } from '../pages/shown/show-page.ts'
import { scheduleEvents } from './schedule-event.ts'

/** Calls that make events of a format. */
export const schedulingHandlers = (services: Services): Handlers<'scheduleEvent'> => {
  const onPage = onPageOf(services)
  return {
    scheduleEvent: onPage(
      'scheduleEvent',
      async ({ body }, { actor, language, setHeader, page }) => {
        if (actor.kind !== 'account') throw new ProblemError('not-signed-in', 'sign-in-needed')
        const made = await scheduleEvents(services, {
          format: page,
          wish: body,
          reason: sentencesIn(language).t('page.scheduledReason', { title: page.title }),
          author: authorOf(services, actor),
          maintainer: actor.id,
        })
        const events = await Promise.all(made.map((id) => findPageById(services, id, actor)))
        const items = await Promise.all(
          events.flatMap((event) =>
            event === null
              ? []
              : [readPageAt(services, event).then((shown) => showPage(services, shown))],
          ),
        )
        const [first] = items
        if (first === undefined) throw new ProblemError('not-found', 'page-not-found')
        if (body.repeat !== undefined) return { items }
        setHeader('Location', `/api/v1/pages/${first.slug}`)
        setHeader('Forkshop-Revision', first.revision.id)
        return first
      },
    ),
  }
}
