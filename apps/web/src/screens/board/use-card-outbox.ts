import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'
import { parseCards, sendCard, type KeptCard } from './card-outbox.ts'

const KEY = 'cards'

export type CardOutbox = {
  /** What waits here, of all events. */
  readonly kept: Readonly<ShallowRef<readonly KeptCard[]>>
  /** Keeps a card, then sends it as soon as there is a line. */
  readonly add: (card: KeptCard) => Promise<void>
  readonly drop: (id: string) => void
  readonly sendAll: () => Promise<void>
}

/** Cards on this phone until they are sent: across a reload, Esc, a closed board, no network. */
export const useCardOutbox = (sent: () => Promise<void> | void): CardOutbox => {
  const client = useClient()
  const kept = shallowRef<readonly KeptCard[]>([])
  let sending: Promise<void> | null = null

  /** What other tabs keep counts too; a browser that refuses its storage keeps as long as the page. */
  const change = (next: (known: readonly KeptCard[]) => readonly KeptCard[]): void => {
    try {
      const stored = localStorage.getItem(KEY)
      kept.value = next(stored === null ? kept.value : parseCards(stored))
      localStorage.setItem(KEY, JSON.stringify(kept.value))
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      kept.value = next(kept.value)
    }
  }
  const drop = (id: string): void => change((known) => known.filter((card) => card.id !== id))
  const sendEach = async (): Promise<void> => {
    for (const card of kept.value) {
      const became = await sendCard(client, card)
      if (became === 'sent') drop(card.id)
      else if (became !== 'waits') {
        const { refused } = became
        change((known) => known.map((one) => (one.id === card.id ? { ...one, refused } : one)))
      }
    }
    await sent()
  }
  const sendAll = async (): Promise<void> => {
    // one that is added while others are sent goes with the next round
    await sending
    if (kept.value.length === 0) return
    sending = sendEach().finally(() => (sending = null))
    await sending
  }
  const look = (): void => change((known) => known)
  const again = (): void => void sendAll()
  onMounted(() => {
    look()
    again()
    addEventListener('online', again)
    addEventListener('storage', look)
  })
  onBeforeUnmount(() => {
    removeEventListener('online', again)
    removeEventListener('storage', look)
  })
  return {
    kept,
    drop,
    sendAll,
    add: async (card) => {
      change((known) => [...known.filter(({ id }) => id !== card.id), card])
      await sendAll()
    },
  }
}
