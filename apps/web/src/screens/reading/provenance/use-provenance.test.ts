import type { Provenance } from '@forkshop/api'
import { expect, test, vi } from 'vitest'
import { clientAnswering } from '../../../base/testing/client-answering.ts'
import { askProvenance } from './use-provenance.ts'

const answer = (done: number, total: number): Provenance => ({
  slug: 'p',
  revision: 'a'.repeat(40),
  complete: done === total,
  progress: { done, total },
  runs: [],
  sources: [],
  blocks: [],
})
const asking = (answers: Provenance[]) =>
  clientAnswering(() => answers.shift() ?? new Error('asked too often'))
const page = { slug: 'p', at: 'head' }

test('asks until the whole history is read, and says how far it is', async () => {
  const seen: number[] = []
  const got = await askProvenance(
    asking([answer(400, 900), answer(800, 900), answer(900, 900)]),
    page,
    {
      signal: new AbortController().signal,
      onProgress: ({ done }) => seen.push(done),
    },
  )
  expect(got.complete).toBe(true)
  expect(seen).toEqual([400, 800])
})

test('waits when the server had no time to read on', async () => {
  vi.useFakeTimers()
  const waiting = askProvenance(asking([answer(0, 9), answer(0, 9), answer(9, 9)]), page, {
    signal: new AbortController().signal,
    onProgress: () => {},
  })
  await vi.runAllTimersAsync()
  vi.useRealTimers()
  expect((await waiting).complete).toBe(true)
})

test('stops when nobody wants it any more', async () => {
  const stopped = new AbortController()
  const asked = askProvenance(asking([answer(1, 9), answer(2, 9)]), page, {
    signal: stopped.signal,
    onProgress: () => stopped.abort(),
  })
  await expect(asked).rejects.toThrow(/abort/i)
})
