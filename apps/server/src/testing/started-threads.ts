import { onTestFinished } from 'vitest'

/** Counts the threads that this process starts until the test is over. */
export function startedThreads(): { readonly count: number } {
  const started = { count: 0 }
  const add = (): void => {
    started.count += 1
  }
  process.on('worker', add)
  onTestFinished(() => {
    process.off('worker', add)
  })
  return started
}
