import { expect, test } from 'vitest'
import { forgetRuns } from './forget-runs.ts'

const storage = (entries: Readonly<Record<string, string>>) => {
  const values = new Map(Object.entries(entries))
  return {
    values,
    get length() {
      return values.size
    },
    key: (at: number) => [...values.keys()][at] ?? null,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
}
const kept = (unsent: readonly object[]): string =>
  JSON.stringify({
    schema: 1,
    as: 'ann',
    log: { known: [{ id: 'k', text: 'Between us' }], unsent, last: 7 },
    sent: {},
    who: { k: 'Ann' },
    day: { zone: 'UTC' },
  })

test('what a device was told of a day goes when its leader signs out', () => {
  const place = storage({ 'run:e': 'ann', 'run:e:ann': kept([]), ideas: '[]' })
  forgetRuns(() => place)
  expect([...place.values]).toEqual([['ideas', '[]']])
})

test('what they could not send stays, and nothing else', () => {
  const place = storage({ 'run:e:ann': kept([{ id: 'u' }]) })
  forgetRuns(() => place)
  const text = place.getItem('run:e:ann') ?? ''
  expect(JSON.parse(text)).toMatchObject({
    log: { known: [], unsent: [{ id: 'u' }], last: 0 },
    day: null,
  })
  expect(text).not.toMatch(/Between us|Ann/)
})

test('a browser that refuses its storage has nothing to forget', () => {
  const refuse = () => {
    throw new DOMException('refused', 'SecurityError')
  }
  expect(() => forgetRuns(refuse)).not.toThrow()
})
