import { expect, test } from 'vitest'
import { followKey, forgetFollowKey, knownFollowKey } from './follow-key.ts'
import { createKeptIdeas } from './kept-ideas.ts'

const browser = (held: Record<string, string> = {}) => {
  const values = new Map(Object.entries(held))
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  }
}

test('a device has one key an event, made when it is first needed, and there after a reload', () => {
  const place = browser()
  const kept = createKeptIdeas(() => place)
  expect(knownFollowKey(kept, 'mixeur')).toBeNull()
  const key = followKey(kept, 'mixeur')
  expect(key).toMatch(/^[0-9a-f]{32}$/)
  expect(
    followKey(
      createKeptIdeas(() => place),
      'mixeur',
    ),
  ).toBe(key)
  expect(followKey(kept, 'other')).not.toBe(key)
})

test('who comes in next on the device gets another', () => {
  const kept = createKeptIdeas(() => browser())
  const key = followKey(kept, 'mixeur')
  forgetFollowKey(kept, 'mixeur')
  expect(knownFollowKey(kept, 'mixeur')).toBeNull()
  expect(followKey(kept, 'mixeur')).not.toBe(key)
})

test('where the browser keeps nothing the key lives as long as the page', () => {
  const kept = createKeptIdeas(() => ({
    getItem: () => null,
    setItem: () => {
      throw new DOMException('no', 'SecurityError')
    },
  }))
  expect(followKey(kept, 'mixeur')).toBe(followKey(kept, 'mixeur'))
})

test.each(['', '[]', '1', '{', '{"mixeur":1}', '{"mixeur":"no key"}'])(
  'what is not ours is no key: %s',
  (held) => {
    const kept = createKeptIdeas(() => browser({ followed: held }))
    expect(knownFollowKey(kept, 'mixeur')).toBeNull()
  },
)
