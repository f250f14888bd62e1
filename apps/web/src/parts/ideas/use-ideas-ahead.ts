import { onMounted } from 'vue'
import { useSession } from '../../base/session/use-session.ts'
import { roomOf } from './room-of.ts'

/** When the browser has had nothing else to do by then, what is fetched ahead is fetched anyway. */
const IDLE_MS = 4_000
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
    const begin = (): void => void fetchAll().catch(() => {}) // without a line there is nothing ahead to load
    if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: IDLE_MS })
    else setTimeout(begin, WITHOUT_IDLE_MS)
  })
}
