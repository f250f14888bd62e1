// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { createApp, type App } from 'vue'
import { stepFrom, useChangeWalk, type ChangeWalk } from './use-change-walk.ts'

const apps: App[] = []
afterEach(() => {
  apps.splice(0).forEach((app) => app.unmount())
  history.replaceState(null, '', '#')
})

const walkOf = (ids: readonly string[]): ChangeWalk => {
  let walk: ChangeWalk | undefined
  const app = createApp({
    setup: () => {
      walk = useChangeWalk(() => ids)
      return () => null
    },
  })
  app.mount(document.createElement('div'))
  apps.push(app)
  if (walk === undefined) throw new Error('the walk is not set up')
  return walk
}

const ids = ['a', 'b', 'c']

test('the first step goes to an end', () => {
  expect(stepFrom(ids, null, 1)).toBe('a')
  expect(stepFrom(ids, null, -1)).toBe('c')
  expect(stepFrom([], null, 1)).toBeNull()
})

test('steps stop at the ends', () => {
  expect(stepFrom(ids, 'a', 1)).toBe('b')
  expect(stepFrom(ids, 'c', 1)).toBe('c')
  expect(stepFrom(ids, 'a', -1)).toBe('a')
})

test('a step puts the change into the address, without a step of the history', () => {
  const walk = walkOf(['change-1', 'change-field-lead time'])
  const { length } = history
  walk.step(1)
  expect(location.hash).toBe('#change-1')
  walk.step(1)
  expect(walk.current.value).toBe('change-field-lead time')
  expect(location.hash).toBe('#change-field-lead%20time')
  expect(history).toHaveLength(length)
})

test('an address of a change begins there, another one at none', () => {
  history.replaceState(null, '', '#change-field-lead%20time')
  expect(walkOf(['change-1', 'change-field-lead time']).current.value).toBe(
    'change-field-lead time',
  )
  history.replaceState(null, '', '#from-change-1')
  expect(walkOf(['change-1']).current.value).toBeNull()
})

test('a link to another change on the page is followed', () => {
  const walk = walkOf(['change-1', 'change-2'])
  history.replaceState(null, '', '#change-2')
  dispatchEvent(new Event('hashchange'))
  expect(walk.current.value).toBe('change-2')
})
