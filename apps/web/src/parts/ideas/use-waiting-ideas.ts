import { onBeforeUnmount, onMounted } from 'vue'
import { useKeptIdeas } from './kept-ideas.ts'

/** Sends ideas that wait for a line when the site opens and when the line comes back. */
export const useWaitingIdeas = (): void => {
  const kept = useKeptIdeas()
  const send = (): void => void kept.send()
  onMounted(() => {
    send()
    addEventListener('online', send)
    addEventListener('storage', kept.read)
  })
  onBeforeUnmount(() => {
    removeEventListener('online', send)
    removeEventListener('storage', kept.read)
  })
}
