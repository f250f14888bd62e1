import type { Handlers } from '../../base/http/handler.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { viewTranslation } from './view-translation.ts'

/** Answers what translations are behind by. */
export function translationHandlers(services: Services): Handlers<'viewTranslation'> {
  const onPage = onPageOf(services)
  return {
    viewTranslation: onPage('viewTranslation', (_call, { page, actor, language }) =>
      viewTranslation(services, page, { actor, language }),
    ),
  }
}
