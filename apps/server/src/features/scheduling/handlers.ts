import type { Language } from '@forkshop/domain'
import { requireAccountId } from '../../base/http/actor-id.ts'
import type { Actor, Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { sentencesIn } from '../../base/sentences.ts'
import { authorOf } from '../../records/accounts/author.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { answerMade, showMade } from '../pages/writing/answer-made.ts'
import { adaptEvent, dropAdapted, type AdaptRequest } from './adapt-event.ts'
import { planComing } from './plan-coming.ts'
import { scheduleEvents } from './schedule-event.ts'

type Asking = { readonly actor: Actor; readonly language: Language }
type Reason = 'page.adaptedReason' | 'page.droppedReason'
type SchedulingRoutes = 'scheduleEvent' | 'planComing' | 'adaptEvent' | 'dropAdapted'

/** Calls that make events of a format, say how they take people, and change the programme of one. */
export const schedulingHandlers = (services: Services): Handlers<SchedulingRoutes> => {
  const onPage = onPageOf(services)
  const adapting = (event: PageRow, { actor, language }: Asking, reason: Reason): AdaptRequest => ({
    event,
    actor,
    reason: sentencesIn(language).t(reason),
    author: authorOf(services, actor),
    maintainer: requireAccountId(actor),
  })
  return {
    planComing: onPage('planComing', async ({ body }, { actor, language, page }) => {
      if (page.kind !== 'event') throw new ProblemError('not-found', 'event-not-found')
      await planComing(services, page, body, {
        author: authorOf(services, actor),
        reason: sentencesIn(language).t('page.comingReason'),
      })
      return {}
    }),

    adaptEvent: onPage('adaptEvent', async (_call, { actor, language, setHeader, page }) => {
      const asked = adapting(page, { actor, language }, 'page.adaptedReason')
      return answerMade(services, { made: await adaptEvent(services, asked), actor, setHeader })
    }),

    dropAdapted: onPage('dropAdapted', async (_call, { actor, language, page }) => {
      await dropAdapted(services, adapting(page, { actor, language }, 'page.droppedReason'))
      return showMade(services, page.id, actor)
    }),

    scheduleEvent: onPage(
      'scheduleEvent',
      async ({ body }, { actor, language, setHeader, page }) => {
        const events = await scheduleEvents(services, {
          format: page,
          wish: body,
          reason: sentencesIn(language).t('page.scheduledReason', { title: page.title }),
          author: authorOf(services, actor),
          maintainer: requireAccountId(actor),
        })
        if (body.repeat !== undefined) {
          return { items: await Promise.all(events.map((id) => showMade(services, id, actor))) }
        }
        const [made] = events
        if (made === undefined) throw new ProblemError('not-found', 'page-not-found')
        return answerMade(services, { made, actor, setHeader })
      },
    ),
  }
}
