// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import * as Y from 'yjs'
import { useQuiet } from './use-quiet.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A draft that is looked at; `line.isCut` makes a look fail as a fetch does. */
const looked = () => {
  const ydoc = new Y.Doc()
  const line: { isCut: boolean; error: Error } = { isCut: false, error: new TypeError('no line') }
  const looks = { count: 0 }
  const scope = effectScope()
  scope.run(() =>
    useQuiet(ydoc, () => {
      looks.count += 1
      return line.isCut ? Promise.reject(line.error) : Promise.resolve()
    }),
  )
  return {
    line,
    looks,
    write: () => ydoc.getMap('any').set('at', looks.count),
    leave: () => scope.stop(),
  }
}
const quiet = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1_500)

test('a draft is looked at once after changes, when it is quiet', async () => {
  const { write, looks } = looked()
  write()
  await vi.advanceTimersByTimeAsync(1_000)
  write()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(looks.count).toBe(0)
  await quiet()
  expect(looks.count).toBe(1)
})

test('without a line nothing breaks, and it is looked at when the line is back', async () => {
  const { write, looks, line } = looked()
  line.isCut = true
  write()
  await quiet()
  line.isCut = false
  dispatchEvent(new Event('online'))
  await quiet()
  dispatchEvent(new Event('online'))
  await quiet()
  expect(looks.count).toBe(2)
})

test('a style that does not come without a line breaks nothing either', async () => {
  const { write, looks, line } = looked()
  line.isCut = true
  line.error = new Error('Unable to preload CSS')
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  write()
  await quiet()
  line.isCut = false
  dispatchEvent(new Event('online'))
  await quiet()
  expect(looks.count).toBe(2)
})

test('a draft that was left is looked at no more', async () => {
  const { write, looks, line, leave } = looked()
  line.isCut = true
  write()
  await quiet()
  write()
  leave()
  dispatchEvent(new Event('online'))
  await quiet()
  expect(looks.count).toBe(1)
})
