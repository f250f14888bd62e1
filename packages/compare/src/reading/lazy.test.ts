import { expect, test } from 'vitest'
import { lazyParts } from './lazy.ts'

const told: string[] = []
const withWords = lazyParts<string, { readonly words: readonly string[]; readonly first: string }>({
  words: (text) => {
    told.push(text)
    return text.split(' ')
  },
  first: (text) => text.slice(0, 1),
})

test('a part is worked out when it is first asked for, and once, for each thing by itself', () => {
  const [one, other] = [withWords({ key: 1 }, 'a b'), withWords({ key: 2 }, 'c')]
  expect(told).toEqual([])
  expect([one.words, other.words, one.words, other.first]).toEqual([
    ['a', 'b'],
    ['c'],
    ['a', 'b'],
    'c',
  ])
  expect(told).toEqual(['a b', 'c'])
})

test('a thing is copied with its parts, and nothing else is seen of them', () => {
  const one = withWords({ key: 1 }, 'a b')
  expect({ ...one, key: 2 }).toEqual({ key: 2, words: ['a', 'b'], first: 'a' })
  expect(JSON.stringify(one)).toBe('{"key":1,"words":["a","b"],"first":"a"}')
})
