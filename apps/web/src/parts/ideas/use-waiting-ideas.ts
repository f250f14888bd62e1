import { onBeforeUnmount, onMounted } from 'vue'
import { useClient } from '../../base/session/use-client.ts'
import { mayKeepSome, useKeptIdeas } from './kept-ideas.ts'

/**
 * Sends ideas that wait for a line when the site opens and when the line comes back, and follows what
 * other tabs keep.
 */
export const useWaitingIdeas = (): void => {
  const kept = useKeptIdeas()
  const client = useClient()
  // without a line the part cannot come: it is asked for again once there is one
  const whereKept = <Part>(fetch: () => Promise<Part>, act: (part: Part) => unknown) => {
    return (): void => {
      if (mayKeepSome(kept)) void fetch().then(act, () => {})
    }
  }
  const send = whereKept(
    () => import('./send-kept.ts'),
    ({ sendWaiting }) => sendWaiting(client, kept),
  )
  const read = whereKept(
    () => import('./keep-ideas.ts'),
    ({ readKept }) => readKept(kept),
  )
  onMounted(() => {
    send()
    addEventListener('online', send)
    addEventListener('storage', read)
  })
  onBeforeUnmount(() => {
    removeEventListener('online', send)
    removeEventListener('storage', read)
  })
}
