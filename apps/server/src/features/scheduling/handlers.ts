import { requireAccountId } from '../../base/http/actor-id.ts'
import type { Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { sentencesIn } from '../../base/sentences.ts'
import { authorOf } from '../../records/accounts/author.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { answerMade, showMade } from '../pages/writing/answer-made.ts'
import { planComing } from './plan-coming.ts'
import { scheduleEvents } from './schedule-event.ts'

/** Calls that make events of a format, and say how they take people. */
export const schedulingHandlers = (
  services: Services,
): Handlers<'scheduleEvent' | 'planComing'> => {
  const onPage = onPageOf(services)
  return {
    planComing: onPage('planComing', async ({ body }, { actor, language, page }) => {
      if (page.kind !== 'event') throw new ProblemError('not-found', 'event-not-found')
      await planComing(services, page, body, {
        author: authorOf(services, actor),
        reason: sentencesIn(language).t('page.comingReason'),
      })
      return {}
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
