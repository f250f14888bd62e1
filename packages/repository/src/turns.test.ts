import { expect, test } from 'vitest'
import { eachInTurns } from './turns.ts'

/** Items without end, until others had a turn. */
function* untilTurn(onTurn: () => void): Generator<number> {
  let had = false
  setImmediate(() => {
    had = true
    onTurn()
  })
  for (let item = 0; !had; item += 1) yield item
}

test('others have a turn during long work', async () => {
  const seen: number[] = []
  await eachInTurns(
    untilTurn(() => {}),
    null,
    (item) => {
      if (item === seen.length) seen.push(item)
    },
  )
  expect(seen.length).toBeGreaterThan(0)
})

test('work stops after a turn in which it was told to', async () => {
  const abort = new AbortController()
  const items = untilTurn(() => abort.abort(new Error('stopped')))
  await expect(eachInTurns(items, abort.signal, () => {})).rejects.toThrow('stopped')
})

test('each item is awaited before the next', async () => {
  const order: string[] = []
  await eachInTurns(['a', 'b'], null, async (item) => {
    order.push(item)
    await Promise.resolve()
    order.push(item.toUpperCase())
  })
  expect(order).toEqual(['a', 'A', 'b', 'B'])
})
