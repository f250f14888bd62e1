import { expect, onTestFinished, test, vi } from 'vitest'
import { startedThreads } from '../../testing/started-threads.ts'
import { keepThreads } from './heavy-threads.ts'

test('a thread ends when it had nothing to do for as long as it may, since its last job', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  // as no other threads of this process have
  const heapMegabytes = 61
  const started = startedThreads(heapMegabytes)
  const threads = keepThreads({ idleMs: 60_000, heapMegabytes, youngMegabytes: 8 })
  const work = () => threads.run({ kind: 'read-to-show', text: 'Un passage.\n' }, 60_000)
  for (let job = 0; job < 3; job += 1) {
    await work()
    vi.advanceTimersByTime(40_000)
  }
  expect(started.count).toBe(1)
  vi.advanceTimersByTime(20_000)
  await work()
  expect(started.count).toBe(2)
  await threads.close()
})
