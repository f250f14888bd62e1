import { requireAccountId } from '../../base/http/actor-id.ts'
import type { Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { resolveAt, type PageRow } from '../../records/pages/find-page.ts'
import { visibilityOf } from '../../records/pages/rights.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { readPending } from './pending.ts'
import { pictureAnswer } from './picture-answer.ts'
import { takePicture } from './take-picture.ts'

export function mediaHandlers(services: Services): Handlers<'uploadMedia' | 'getMedia'> {
  const onPage = onPageOf(services)
  return {
    uploadMedia: onPage('uploadMedia', async ({ body }, { actor, page }) =>
      takePicture(services, page, { body, account: requireAccountId(actor) }),
    ),

    getMedia: onPage('getMedia', async ({ params, query }, { page }) => {
      const bytes = await readAnywhere(services, page, params.name, query.at)
      if (bytes === null) throw new ProblemError('not-found', 'media-not-found')
      return pictureAnswer(
        params.name,
        bytes,
        visibilityOf(page) === 'public' ? 'anybody' : 'caller',
      )
    }),
  }
}

/** A picture of the revision asked for; without one, of the newest, or one that still waits. */
async function readAnywhere(
  services: Services,
  page: PageRow,
  name: string,
  at: string | undefined,
): Promise<Uint8Array | null> {
  const { revision } = await resolveAt(services, page, at)
  return (
    (await services.library.readMedia(pageIdOf(page.id), revision, name)) ??
    (await readPending(services, page.id, name))
  )
}
