import { routes, type RouteName } from '@forkshop/api'
import { ForkshopError, type Role } from '@forkshop/domain'
import { z } from 'zod'
import type { CallOf, Handler, RequestContext } from '../../base/http/handler.ts'
import type { Services } from '../services/services.ts'
import { findPage, type FoundPage } from './find-page.ts'
import { requireRight } from './rights.ts'

/** The context of a call on a page that its caller may make there. */
export type PageContext = RequestContext & { readonly page: FoundPage; readonly role: Role }

type PageHandler<Name extends RouteName> = (
  call: CallOf<Name>,
  context: PageContext,
) => ReturnType<Handler<Name>>

/** Binds the handler of a call to the page that its `:slug` names. */
export type OnPage = <Name extends RouteName>(
  name: Name,
  handler: PageHandler<Name>,
) => Handler<Name>

/**
 * Handlers that are reached with their page: it is found by the call's `:slug`, and the right that
 * the contract declares for the call is asked on it. Refuses what `findPage` and `requireRight`
 * refuse. A right that depends on more than the page (an idea, an offer, a draft, the event of a
 * guest) is asked by the handler itself. Throws at once for a call that is declared without such a
 * right.
 */
export function onPageOf(services: Services): OnPage {
  return (name, handler) => {
    const { access, params } = declared(name)
    if (access.kind !== 'page' || !('slug' in params.shape)) {
      throw new ForkshopError('no-page-of-call', { name })
    }
    return async (call, context) => {
      const { slug } = slugParams.parse(call.params)
      const page = await findPage(services, slug, context.actor)
      const role = await requireRight(services, context.actor, access.action, page)
      return handler(call, { ...context, page, role })
    }
  }
}

const slugParams = z.object({ slug: z.string() })

function declared(name: RouteName) {
  return routes[name]
}
