import type { Page } from '@forkshop/api'
import type { Actor } from '../../../base/http/handler.ts'
import { ProblemError } from '../../../base/problem-error.ts'
import { findPageById } from '../../../records/pages/find-page.ts'
import type { Services } from '../../../records/services/services.ts'
import { readPageAt, showPage } from '../shown/show-page.ts'

export type SetHeader = (name: string, value: string) => void

/** A page that was just made, as who made it is answered. */
export async function showMade(services: Services, made: string, actor: Actor): Promise<Page> {
  const page = await findPageById(services, made, actor)
  if (page === null) throw new ProblemError('not-found', 'page-not-found')
  return showPage(services, await readPageAt(services, page), actor)
}

/** The same, with where it is and its first revision in the head of the answer. */
export async function answerMade(
  services: Services,
  {
    made,
    actor,
    setHeader,
  }: { readonly made: string; readonly actor: Actor; readonly setHeader: SetHeader },
): Promise<Page> {
  const page = await showMade(services, made, actor)
  setHeader('Location', `/api/v1/pages/${page.slug}`)
  setHeader('Forkshop-Revision', page.revision.id)
  return page
}
