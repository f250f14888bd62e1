import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { ForkshopError } from '@forkshop/domain'
import type { Turns } from '../database/turns.ts'
import type { PartToPut } from './index-page.ts'
import type { WordStage } from './word-stage.ts'

/** What the thread is asked. */
export type StageOrder =
  | { readonly kind: 'put'; readonly part: PartToPut }
  | { readonly kind: 'sweep-one'; readonly before: string }

/** What it answers: whether there was something to do, or why that failed. */
export type StageAnswer =
  | { readonly kind: 'done'; readonly found: boolean }
  | { readonly kind: 'failed'; readonly message: string; readonly errcode: number | null }

/** How long the thread is kept without work. */
const IDLE_MS = 60_000
/** Between two parts: others who write to the file find it free. */
const PAUSE_MS = 5

/**
 * The stage in a thread with a connection of its own to the SQLite file: to index a part takes some
 * 20 ms. Parts go in one after the other, in turn with transactions.
 */
export function stageInThread(file: string, turns: Turns): WordStage {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  const stop = async (): Promise<void> => {
    const ended = worker
    worker = null
    await ended?.terminate()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./stage-worker.ts', import.meta.url), { workerData: file })
    started.once('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }
  const ask = async (order: StageOrder): Promise<boolean> => {
    clearTimeout(idle)
    worker ??= start()
    worker.ref()
    const end = await turns.take('elsewhere')
    try {
      return await answerOf(worker, order)
    } catch (error) {
      await stop()
      throw error
    } finally {
      end()
      worker?.unref()
      idle = setTimeout(() => void stop(), IDLE_MS).unref()
    }
  }
  const inLine = (order: StageOrder): Promise<boolean> => {
    const run = last.then(() => ask(order))
    last = run.then(
      () => wait(PAUSE_MS),
      () => undefined,
    )
    return run
  }

  return {
    put: async (part) => {
      await inLine({ kind: 'put', part })
    },
    sweepOne: (before) => inLine({ kind: 'sweep-one', before }),
    async close() {
      await last
      clearTimeout(idle)
      await stop()
    },
  }
}

async function answerOf(worker: Worker, order: StageOrder): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  const heard = (answer: StageAnswer): void => {
    if (answer.kind === 'done') return resolve(answer.found)
    const { message, errcode } = answer
    const cause = Object.assign(new Error(message), errcode === null ? {} : { errcode })
    reject(new ForkshopError('words-not-staged', { order: order.kind }, cause))
  }
  const failed = (error: unknown): void =>
    reject(new ForkshopError('words-not-staged', { order: order.kind }, error))
  const gone = (): void => failed(null)
  worker.on('message', heard).on('error', failed).on('exit', gone)
  worker.postMessage(order)
  try {
    return await promise
  } finally {
    worker.off('message', heard).off('error', failed).off('exit', gone)
  }
}
