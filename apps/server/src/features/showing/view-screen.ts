import type { RoomScreen } from '@forkshop/api'
import type { Actor } from '../../base/http/handler.ts'
import type { Services } from '../../records/services/services.ts'
import { findRoom, isOpen } from '../events/event-room.ts'
import { dayOnScreen } from './day-on-screen.ts'
import type { ScreenReader } from './reach-screen.ts'
import { readShown } from './shown-said.ts'

/** All that the screen of a room shows. Throws `busy`. */
export async function viewScreen(
  services: Services,
  { event, leads }: ScreenReader,
  actor: Actor,
): Promise<RoomScreen> {
  const [{ zone, ...day }, room, { shown, count }] = await Promise.all([
    dayOnScreen(services, event, actor),
    findRoom(services, event),
    readShown(services.database, event),
  ])
  const { slug, title, lang } = event
  return {
    event: { slug, title, lang, zone },
    ...day,
    code: room !== null && isOpen(services, room) ? room.code : null,
    shown: [...shown],
    count,
    leads,
  }
}
