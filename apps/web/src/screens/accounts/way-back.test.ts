import { expect, test } from 'vitest'
import { keepWayBack, takeWayBack } from './way-back.ts'

const browser = () => {
  const kept = new Map<string, string>()
  const place = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  return { kept, place: () => place }
}
const HOUR = 60 * 60_000

test('a link by mail leads back to where it was asked for, once', () => {
  const { place } = browser()
  keepWayBack('/formats/48h-chrono#at', place, 0)
  expect(takeWayBack(place, HOUR)).toBe('/formats/48h-chrono#at')
  expect(takeWayBack(place, HOUR)).toBe('/')
})

test('what was wanted yesterday is wanted no more', () => {
  const { place } = browser()
  keepWayBack('/formats/48h-chrono', place, 0)
  expect(takeWayBack(place, 3 * HOUR)).toBe('/')
})

test('it never leads out of the site, and the newest wish counts', () => {
  const { kept, place } = browser()
  keepWayBack('/formats/48h-chrono', place, 0)
  keepWayBack('//elsewhere.example', place, 0)
  expect(takeWayBack(place, 1)).toBe('/')
  kept.set('forkshop-way-back', JSON.stringify({ to: 'https://elsewhere.example', until: HOUR }))
  expect(takeWayBack(place, 1)).toBe('/')
  kept.set('forkshop-way-back', 'not JSON')
  expect(takeWayBack(place, 1)).toBe('/')
})

test('a browser that keeps nothing leads to the library', () => {
  const forbidden = (): never => {
    throw new Error('forbidden')
  }
  keepWayBack('/formats/48h-chrono', forbidden)
  expect(takeWayBack(forbidden)).toBe('/')
})
