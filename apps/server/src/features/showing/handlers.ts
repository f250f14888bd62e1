import type { RouteName } from '@forkshop/api'
import type { Handlers, RequestContext } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { noteOnWall } from '../events/join-limits.ts'
import { putOnScreen, setAtOnce } from './choose-shown.ts'
import { eventBehind, reachScreen } from './reach-screen.ts'
import { endLink, goodLinks, makeLink, screenCookie, type RoomLink } from './room-links.ts'
import { namesOnScreen } from './shown-said.ts'
import { viewScreen } from './view-screen.ts'

type Names = Extract<
  RouteName,
  | 'getRoomScreen'
  | 'openRoomScreen'
  | 'getShowing'
  | 'setShowing'
  | 'showInRoom'
  | 'takeOffRoom'
  | 'makeRoomLink'
  | 'endRoomLink'
>

/** Calls about the screen of the room of an event. */
export const showingHandlers = (services: Services): Handlers<Names> => {
  const onPage = onPageOf(services)
  return {
    async getRoomScreen({ params }, context) {
      keepToOneself(context)
      const reader = await reachScreen(services, params.slug, context)
      const view = await viewScreen(services, reader, context.actor)
      if (view.code !== null) noteOnWall(services, { code: view.code, address: context.address })
      return view
    },
    async openRoomScreen({ params, body }, context) {
      keepToOneself(context)
      const event = await eventBehind(services, params.slug)
      context.setHeader('Set-Cookie', await screenCookie(services, event, body.key))
      return {}
    },
    getShowing: onPage('getShowing', async (_call, { page, setHeader }) => {
      keepToOneself({ setHeader })
      const event = eventOf(page)
      const [{ atOnce, names }, links] = await Promise.all([
        namesOnScreen(services.database, event),
        goodLinks(services, event),
      ])
      return {
        allAtOnce: atOnce.ideas,
        cardsAtOnce: atOnce.cards,
        shown: [...names],
        links: links.map(toLink),
      }
    }),
    setShowing: onPage('setShowing', async ({ body }, { page }) => {
      const { allAtOnce: ideas, cardsAtOnce: cards } = body
      await setAtOnce(services, eventOf(page), {
        ...(ideas !== undefined && { ideas }),
        ...(cards !== undefined && { cards }),
      })
      return {}
    }),
    showInRoom: onPage('showInRoom', async ({ params: { of } }, { page, actor }) => {
      await putOnScreen(services, eventOf(page), { of, isOff: false, actor })
      return {}
    }),
    takeOffRoom: onPage('takeOffRoom', async ({ params: { of } }, { page, actor }) => {
      await putOnScreen(services, eventOf(page), { of, isOff: true, actor })
      return {}
    }),
    makeRoomLink: onPage('makeRoomLink', async (_call, { page, actor }) => {
      const { link, address } = await makeLink(services, eventOf(page), actor)
      return { link: toLink(link), address }
    }),
    endRoomLink: onPage('endRoomLink', async ({ params }, { page }) => {
      await endLink(services, eventOf(page), params.id)
      return {}
    }),
  }
}

/** What a link opens is kept by nobody, found by no search and told to no other site. */
function keepToOneself({ setHeader }: Pick<RequestContext, 'setHeader'>): void {
  setHeader('Cache-Control', 'private, no-store')
  setHeader('X-Robots-Tag', 'noindex')
  setHeader('Referrer-Policy', 'no-referrer')
}

const toLink = ({ id, made, by_name: by }: RoomLink) => ({ id, made, by })

function eventOf(page: PageRow): PageRow {
  if (page.kind === 'event') return page
  throw new ProblemError('not-found', 'event-not-found', { values: { slug: page.slug } })
}
