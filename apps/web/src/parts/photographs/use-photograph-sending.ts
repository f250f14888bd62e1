import { ApiError, type Photograph } from '@forkshop/api'
import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'
import { newKey } from '../../ui/new-key.ts'
import { sendPhotograph } from './send-photograph.ts'
import { shrinkPicture } from './shrink-picture.ts'

/** One that was chosen, until it is there. */
export type Sending = {
  readonly id: string
  readonly file: File
  /** Address of it in this browser. */
  readonly preview: string
  /** `waits` for a line. */
  readonly state: 'sending' | 'waits' | 'refused'
  /** How much has gone, 0 to 1. */
  readonly share: number
  /** Why it was refused. */
  readonly problem: string | null
}

export type PhotographSending = {
  readonly waiting: Readonly<ShallowRef<readonly Sending[]>>
  readonly add: (files: readonly File[]) => void
  /** Sends one again that waits or was refused. */
  readonly again: (id: string) => void
  readonly drop: (id: string) => void
}

/**
 * Sends photographs, made smaller first, one after the other. Without a line they stay in the memory of the page and
 * go when there is one again.
 */
export function usePhotographSending(
  of: () => string,
  {
    language,
    sent,
  }: { readonly language: string; readonly sent: (photograph: Photograph) => void },
): PhotographSending {
  const waiting = shallowRef<readonly Sending[]>([])
  const stops = new Map<string, AbortController>()
  let last: Promise<void> = Promise.resolve()
  const change = (id: string, to: Partial<Sending>): void => {
    waiting.value = waiting.value.map((one) => (one.id === id ? { ...one, ...to } : one))
  }
  const drop = (id: string): void => {
    stops.get(id)?.abort()
    const gone = waiting.value.find((one) => one.id === id)
    if (gone !== undefined) URL.revokeObjectURL(gone.preview)
    waiting.value = waiting.value.filter((one) => one.id !== id)
  }
  const send = async (id: string): Promise<void> => {
    const one = waiting.value.find((chosen) => chosen.id === id)
    if (one === undefined) return
    const stop = new AbortController()
    stops.set(id, stop)
    try {
      const picture = await shrinkPicture(one.file)
      stop.signal.throwIfAborted()
      const photograph = await sendPhotograph(
        { id, of: of(), picture, language },
        { onProgress: (share) => change(id, { share }), signal: stop.signal },
      )
      drop(id)
      sent(photograph)
    } catch (error) {
      if (stop.signal.aborted) return
      if (error instanceof ApiError) change(id, { state: 'refused', problem: error.message })
      else change(id, { state: 'waits' })
    } finally {
      stops.delete(id)
    }
  }
  const again = (id: string): void => {
    change(id, { state: 'sending', share: 0, problem: null })
    last = last.then(() => send(id))
  }
  const sendWaiting = (): void => {
    for (const { id, state } of waiting.value) if (state === 'waits') again(id)
  }
  onMounted(() => globalThis.addEventListener('online', sendWaiting))
  onBeforeUnmount(() => {
    globalThis.removeEventListener('online', sendWaiting)
    for (const { id } of waiting.value) drop(id)
  })
  return {
    waiting,
    again,
    drop,
    add: (files) => {
      for (const file of files) {
        const id = newKey()
        const preview = URL.createObjectURL(file)
        const one: Sending = { id, file, preview, state: 'sending', share: 0, problem: null }
        waiting.value = [...waiting.value, one]
        again(id)
      }
    },
  }
}
