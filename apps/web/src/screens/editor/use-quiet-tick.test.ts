// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import { useQuietTick } from './use-quiet-tick.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const followed = () => {
  const tick = shallowRef(0)
  const scope = effectScope()
  const quiet = scope.run(() => useQuietTick(tick)) ?? tick
  return { tick, quiet, leave: () => scope.stop() }
}

test('follows once nobody types, not at each key', () => {
  const { tick, quiet } = followed()
  for (let key = 0; key < 3; key += 1) {
    tick.value += 1
    vi.advanceTimersByTime(100)
  }
  expect(quiet.value).toBe(0)
  vi.advanceTimersByTime(50)
  expect(quiet.value).toBe(3)
})

test('while somebody types on and on, it follows once a second', () => {
  const { tick, quiet } = followed()
  for (let key = 0; key < 11; key += 1) {
    tick.value += 1
    vi.advanceTimersByTime(100)
  }
  expect(quiet.value).toBeGreaterThan(0)
})

test('follows no more once it is left', () => {
  const { tick, quiet, leave } = followed()
  tick.value += 1
  leave()
  vi.advanceTimersByTime(2_000)
  expect(quiet.value).toBe(0)
})
