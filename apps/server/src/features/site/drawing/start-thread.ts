import { Worker } from 'node:worker_threads'
import { ForkshopError } from '@forkshop/domain'
import { packings, type Packing } from './compress.ts'
import type { Screen } from './screens.ts'
import type { Drawn, DrawRequest, FromThread, Tell, ToThread } from './messages.ts'

/** The heap of one thread: a page of 1 MB takes a tenth of it. */
const HEAP_MEGABYTES = 256
const YOUNG_MEGABYTES = 16
/** A thread that has all it asked for and says nothing for so long will never say anything. */
const SILENT_MS = 30_000
/** One that had nothing to draw at so many looks ends: after a minute, for to start one takes a tenth of a second. */
const IDLE_LOOKS = 2

/** One thread that draws pages. */
export type DrawThread = {
  /** Pages that it draws now. */
  pages(): number
  readonly screens: Promise<readonly Screen[]>
  /** Seconds in which it had something to do. */
  busySeconds(): number
  draw(request: DrawRequest, tell: Tell, caller: AbortSignal): Promise<TimedPage>
  close(): Promise<void>
}

/** A page, and the milliseconds that drawing it took. */
export type TimedPage = { readonly drawn: Drawn; readonly ms: number }

type Page = {
  readonly tell: Tell
  readonly drawn: (page: TimedPage) => void
  readonly failed: (error: unknown) => void
  /** Questions that the server has not answered yet. */
  open: number
}

/** A page that was drawn and is still being packed. */
type BeingPacked = Map<Packing, (bytes: Uint8Array | null) => void>

/** Starts a thread for the client in `dist`; `ended` is called when it is no more, maybe more than once. */
export function startThread(dist: string, ended: () => void): DrawThread {
  const worker = new Worker(new URL('./draw-thread.ts', import.meta.url), {
    workerData: dist,
    resourceLimits: {
      maxOldGenerationSizeMb: HEAP_MEGABYTES,
      maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
    },
  })
  const pages = new Map<number, Page>()
  const beingPacked = new Map<number, BeingPacked>()
  const ready = Promise.withResolvers<readonly Screen[]>()
  // Whoever draws meets the reason too; nobody need have asked for the screens.
  ready.promise.catch(() => {})
  let drawn = 0

  const say = (message: ToThread): void => worker.postMessage(message)
  const end = (cause: unknown): void => {
    ended()
    const error = new ForkshopError('page-not-drawn', {}, cause)
    ready.reject(error)
    for (const page of pages.values()) page.failed(error)
    pages.clear()
    for (const page of beingPacked.keys()) neverPacked(page)
    void worker.terminate()
  }
  const watch = setInterval(() => {
    const isSilent = [...pages.values()].some(({ open }) => open === 0) && !heard
    if (isSilent) end(new ForkshopError('draw-thread-silent', { silentMs: SILENT_MS }))
    idleLooks = pages.size > 0 || heard ? 0 : idleLooks + 1
    if (idleLooks === IDLE_LOOKS) end(new ForkshopError('draw-thread-idle', {}))
    heard = false
  }, SILENT_MS).unref()
  let heard = true
  let idleLooks = 0

  const tell = async ({ page, question, path, language }: Asking): Promise<void> => {
    const asking = pages.get(page)
    if (asking === undefined) return
    asking.open += 1
    try {
      say({ kind: 'told', question, answer: await asking.tell({ path, language }) })
    } catch (error) {
      take(page)?.failed(error)
    } finally {
      asking.open -= 1
      heard = true
    }
  }
  const take = (number: number): Page | undefined => {
    const page = pages.get(number)
    pages.delete(number)
    return page
  }

  /** A page as it was drawn, with what it will be packed. */
  const toDrawn = ({ page, drawn: one }: SaidDrawn): Drawn => {
    if (one.kind === 'elsewhere') return one
    const packing: BeingPacked = new Map()
    beingPacked.set(page, packing)
    const later = (name: Packing): Promise<Uint8Array | null> =>
      new Promise((resolve) => packing.set(name, resolve))
    return { ...one, packed: { br: later('br'), gzip: later('gzip') } }
  }
  const packed = (page: number, packing: Packing, bytes: Uint8Array | null): void => {
    const being = beingPacked.get(page)
    being?.get(packing)?.(bytes)
    being?.delete(packing)
    if (being?.size === 0) beingPacked.delete(page)
  }
  const neverPacked = (page: number): void => {
    for (const packing of packings) packed(page, packing, null)
  }

  worker.on('message', (message: FromThread) => {
    heard = true
    switch (message.kind) {
      case 'ready':
        return ready.resolve(message.screens)
      case 'ask':
        return void tell(message)
      case 'drawn':
        return take(message.page)?.drawn({ drawn: toDrawn(message), ms: message.ms })
      case 'packed':
        return packed(message.page, message.packing, message.bytes)
      case 'failed':
        neverPacked(message.page)
        return take(message.page)?.failed(
          new ForkshopError('page-not-drawn', { reason: message.reason }),
        )
    }
  })
  worker.on('error', end)
  worker.on('exit', (code) => {
    clearInterval(watch)
    end(new ForkshopError('draw-thread-ended', { code }))
  })
  // It never keeps the process alive: whoever waits for a page has a connection that does.
  worker.unref()

  return {
    pages: () => pages.size,
    screens: ready.promise,
    busySeconds: () => worker.performance.eventLoopUtilization().active / 1000,
    async draw(request, tellPage, caller) {
      caller.throwIfAborted()
      const number = (drawn += 1)
      const { promise, resolve, reject } = Promise.withResolvers<TimedPage>()
      const drop = (): void => {
        take(number)
        say({ kind: 'drop', page: number })
        reject(caller.reason)
      }
      pages.set(number, { tell: tellPage, drawn: resolve, failed: reject, open: 0 })
      caller.addEventListener('abort', drop, { once: true })
      say({ kind: 'draw', page: number, request })
      return promise.finally(() => caller.removeEventListener('abort', drop))
    },
    async close() {
      clearInterval(watch)
      await worker.terminate()
    },
  }
}

type Asking = Extract<FromThread, { readonly kind: 'ask' }>
type SaidDrawn = Extract<FromThread, { readonly kind: 'drawn' }>
