import type { Handlers } from '../../base/http/handler.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { readPageAt } from '../pages/shown/show-page.ts'
import { viewPrint } from './view-print.ts'

/** The call that prints are made of. */
export const printHandlers = (services: Services): Handlers<'viewPrint'> => {
  const onPage = onPageOf(services)
  return {
    viewPrint: onPage('viewPrint', async ({ query }, { actor, setHeader, page }) => {
      const shown = await readPageAt(services, page, query.at)
      setHeader('Forkshop-Revision', shown.revision)
      return viewPrint(services, shown, { actor, hasTexts: query.texts === 'all' })
    }),
  }
}
