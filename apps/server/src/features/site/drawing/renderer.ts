import { noteTime } from '../../../base/http/times.ts'
import { toAsked, type Asked, type Screen } from './screens.ts'
import type { Drawn, DrawRequest, Tell } from './messages.ts'
import { startThread, type DrawThread } from './start-thread.ts'

/** Draws pages in threads: the server's own only reads what stands on them. */
export type Renderer = {
  /**
   * Draws a page of what `tell` answers. Throws `page-not-drawn` for a fault of the client or a
   * thread that ended, and the signal's reason when the caller goes.
   */
  draw(request: DrawRequest, tell: Tell, caller: AbortSignal): Promise<Drawn>
  /** What the client answers at a URL. */
  asked(url: string): Promise<Asked>
  /** The same at once, as an address; as it is while no thread has told the screens. */
  addressOf(url: string): string
  /** Pages drawn, and the seconds that its threads were at it, ended ones included. */
  counts(): { readonly drawn: number; readonly busySeconds: number }
  close(): Promise<void>
}

/** Threads start when there is something to draw; one that ended is replaced by the next page. */
export function createRenderer(dist: string, threads: number): Renderer {
  const running = new Set<DrawThread>()
  let screens: readonly Screen[] = []
  let drawn = 0
  let endedSeconds = 0
  const start = (): DrawThread => {
    const thread = startThread(dist, () => {
      if (running.delete(thread)) endedSeconds += thread.busySeconds()
    })
    running.add(thread)
    return thread
  }
  const freest = (): DrawThread => {
    const [first] = [...running].toSorted((a, b) => a.pages() - b.pages())
    const isFree = first !== undefined && (first.pages() === 0 || running.size >= threads)
    return isFree ? first : start()
  }
  return {
    async draw(request, tell, caller) {
      const page = await freest().draw(request, tell, caller)
      drawn += 1
      noteTime('draw', page.ms)
      return page.drawn
    },
    async asked(url) {
      if (screens.length === 0) screens = await freest().screens
      return toAsked(screens, url)
    },
    addressOf: (url) => (url.includes('?') ? toAsked(screens, url).address : url),
    counts: () => ({
      drawn,
      busySeconds: [...running].reduce((sum, one) => sum + one.busySeconds(), endedSeconds),
    }),
    async close() {
      await Promise.all([...running].map((thread) => thread.close()))
    },
  }
}
