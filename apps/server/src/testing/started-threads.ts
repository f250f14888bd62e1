import type { Worker } from 'node:worker_threads'
import { onTestFinished } from 'vitest'

/** Counts the threads that this process starts until the test is over; with `heapMegabytes` those with such a heap. */
export function startedThreads(heapMegabytes?: number): { readonly count: number } {
  const started = { count: 0 }
  const add = ({ resourceLimits }: Worker): void => {
    const heap = resourceLimits?.maxOldGenerationSizeMb
    if (heapMegabytes === undefined || heap === heapMegabytes) started.count += 1
  }
  process.on('worker', add)
  onTestFinished(() => {
    process.off('worker', add)
  })
  return started
}
