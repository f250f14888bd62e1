import { onMounted } from 'vue'
import { useSession } from '../../base/session/use-session.ts'
import { whenIdle } from '../../base/loading/when-idle.ts'
import { roomOf } from './room-of.ts'

const WITHOUT_IDLE_MS = 2_000

/**
 * Fetches what saying an idea needs while there is a line, for a room may lose it at any time: for
 * readers at an event (`event` names one), guests and accounts.
 */
export const useIdeasAhead = (
  event: () => string | null,
  fetchAll: () => Promise<unknown>,
): void => {
  const { ready } = useSession()
  const isLikelyToSay = async (): Promise<boolean> => {
    if (event() !== null) return true
    const session = await ready()
    return session !== null && (session.account !== null || roomOf(session) !== null)
  }
  onMounted(async () => {
    if (!(await isLikelyToSay())) return
    await whenIdle(WITHOUT_IDLE_MS)
    await fetchAll().catch(() => {}) // without a line there is nothing ahead to load
  })
}
