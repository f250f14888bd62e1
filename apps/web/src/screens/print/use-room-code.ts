import type { CallAnswer, PrintView } from '@forkshop/api'
import { shallowRef, watch, type ShallowRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'

/** The room of an event, for those who may see its code; null for all others, and until it is known. */
export const useRoomCode = (
  page: () => Pick<PrintView, 'slug' | 'kind'>,
  may: (action: string) => boolean,
): Readonly<ShallowRef<CallAnswer<'getEventCode'> | null>> => {
  const client = useClient()
  const room = shallowRef<CallAnswer<'getEventCode'> | null>(null)
  watch(
    () => page().kind === 'event' && may('settings'),
    async (maySee) => {
      room.value = maySee
        ? await client('getEventCode', { params: { slug: page().slug } }).catch(() => null)
        : null
    },
  )
  return room
}
