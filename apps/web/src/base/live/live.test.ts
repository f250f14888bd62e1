import type { LiveEvent } from '@forkshop/api'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLive, type LiveSurroundings } from './live.ts'
import { browserTabs } from './testing/tabs.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const event = (number: number, given: Partial<LiveEvent> = {}): LiveEvent => ({
  number,
  kind: 'preparation',
  page: 'veillee',
  id: 'x',
  ...given,
})

/** A tab that watches the preparation of one event and counts how often it looked. */
const watching = (around: LiveSurroundings, page = 'veillee') => {
  const looked = { times: 0 }
  const live = createLive(around)
  const look = (): void => {
    looked.times += 1
  }
  const stop = live.watch({ kinds: ['preparation'], page: () => page, look })
  return { looked, live, stop }
}
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

test('the first to watch opens the line, from now on, and looks once it is there', async () => {
  const tabs = browserTabs()
  const { looked } = watching(tabs.open('a'))
  const [line] = tabs.lines()
  expect(line).toMatchObject({ tab: 'a', since: null })
  expect(looked.times).toBe(0)
  line?.say({ kind: 'place', number: 7 })
  expect(looked.times).toBe(1)
  line?.say({ kind: 'place', number: 7 })
  expect(looked.times).toBe(1)
})

test('nobody who does not watch has a line, and who stops lets it go', async () => {
  const tabs = browserTabs()
  createLive(tabs.open('a'))
  expect(tabs.lines()).toEqual([])
  const { stop } = watching(tabs.open('b'))
  expect(tabs.lines()).toHaveLength(1)
  stop()
  expect(tabs.lines()).toEqual([])
})

test.each<[string, Partial<LiveEvent>, boolean]>([
  ['what was asked for', {}, true],
  ['a page by a name of before', { page: 'autre-nom', formerly: ['veillee'] }, true],
  ['another page', { page: 'autre' }, false],
  ['another kind', { kind: 'registration' }, false],
  ['a kind that a later server may have', { kind: 'weather' }, false],
])('told of %s', (_what, given, looks) => {
  const tabs = browserTabs()
  const { looked } = watching(tabs.open('a'))
  const [line] = tabs.lines()
  line?.say({ kind: 'place', number: 7 })
  line?.say({ kind: 'event', event: event(8, given) })
  expect(looked.times).toBe(looks ? 2 : 1)
})

test('all tabs share one line and hear the same', () => {
  const tabs = browserTabs()
  const all = ['a', 'b', 'c'].map((name) => watching(tabs.open(name)))
  expect(tabs.lines()).toHaveLength(1)
  tabs.lines()[0]?.say({ kind: 'place', number: 7 })
  tabs.lines()[0]?.say({ kind: 'event', event: event(8) })
  expect(all.map(({ looked }) => looked.times)).toEqual([2, 2, 2])
})

test('a tab that comes later asks where the line stands, and looks once', () => {
  const tabs = browserTabs()
  const first = watching(tabs.open('a'))
  tabs.lines()[0]?.say({ kind: 'place', number: 7 })
  const second = watching(tabs.open('b'))
  expect(second.looked.times).toBe(1)
  expect(first.looked.times).toBe(1)
})

test('when the tab with the line closes, another goes on from the number that it heard last', async () => {
  const tabs = browserTabs()
  const first = watching(tabs.open('a'))
  const second = watching(tabs.open('b'))
  tabs.lines()[0]?.say({ kind: 'place', number: 7 })
  tabs.lines()[0]?.say({ kind: 'event', event: event(8) })
  first.stop()
  await settled()
  expect(tabs.lines()).toMatchObject([{ tab: 'b', since: 8 }])
  tabs.lines()[0]?.say({ kind: 'place', number: 8 })
  tabs.lines()[0]?.say({ kind: 'event', event: event(9) })
  expect(second.looked.times).toBe(3)
})

test('a line that says nothing any more is opened anew where it stood', async () => {
  const tabs = browserTabs()
  const { looked } = watching(tabs.open('a'))
  tabs.lines()[0]?.say({ kind: 'place', number: 7 })
  await vi.advanceTimersByTimeAsync(69_000)
  tabs.lines()[0]?.say({ kind: 'place', number: 7 })
  await vi.advanceTimersByTimeAsync(69_000)
  expect(tabs.lines()).toMatchObject([{ since: null }])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(tabs.lines()).toMatchObject([{ since: 7 }])
  tabs.lines()[0]?.say({ kind: 'event', event: event(8) })
  expect(looked.times).toBe(2)
})

test('a line that was refused is tried again, later each time', async () => {
  const tabs = browserTabs()
  watching(tabs.open('a'))
  const refusedAfter = async (ms: number): Promise<boolean> => {
    const [before] = tabs.lines()
    before?.refuse()
    await vi.advanceTimersByTimeAsync(ms - 1)
    const isStill = tabs.lines()[0] === before
    await vi.advanceTimersByTimeAsync(1)
    return isStill && tabs.lines()[0] !== before
  }
  for (const ms of [5_000, 10_000, 20_000]) expect(await refusedAfter(ms)).toBe(true)
})

test('what is kept no more is looked at anew, whatever it was', () => {
  const tabs = browserTabs()
  const { looked } = watching(tabs.open('a'))
  tabs.lines()[0]?.say({ kind: 'place', number: 70 })
  tabs.lines()[0]?.say({ kind: 'reset', number: 7 })
  expect(looked.times).toBe(2)
  tabs.lines()[0]?.say({ kind: 'event', event: event(8) })
  expect(looked.times).toBe(3)
})

test('what came twice is told once', () => {
  const tabs = browserTabs()
  const { looked } = watching(tabs.open('a'))
  tabs.lines()[0]?.say({ kind: 'place', number: 7 })
  for (const number of [8, 8, 7]) tabs.lines()[0]?.say({ kind: 'event', event: event(number) })
  expect(looked.times).toBe(2)
})

test('a tab in sight takes the line from one that was put to sleep', async () => {
  const tabs = browserTabs()
  const [sleeping, awake] = [tabs.open('a'), tabs.open('b', false)]
  watching(sleeping)
  const { looked } = watching(awake)
  tabs.lines()[0]?.say({ kind: 'place', number: 7 })
  sleeping.sleep()
  awake.show(true)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(tabs.lines().at(-1)).toMatchObject({ tab: 'b', since: 7 })
  tabs
    .lines()
    .at(-1)
    ?.say({ kind: 'event', event: event(8) })
  expect(looked.times).toBe(2)
})

test('who signs in or out in one tab begins anew in all', () => {
  const tabs = browserTabs()
  const [first, second] = [watching(tabs.open('a')), watching(tabs.open('b'))]
  tabs.lines()[0]?.say({ kind: 'place', number: 7 })
  second.live.again()
  expect(tabs.lines()).toMatchObject([{ tab: 'a', since: null }])
  tabs.lines()[0]?.say({ kind: 'place', number: 9 })
  expect([first.looked.times, second.looked.times]).toEqual([2, 2])
})

test('without locks the tab in sight has the line, and one that comes back into sight goes on', () => {
  const tabs = browserTabs({ hasLocks: false })
  const [a, b] = [tabs.open('a'), tabs.open('b', false)]
  const first = watching(a)
  const second = watching(b)
  expect(tabs.lines()).toMatchObject([{ tab: 'a' }])
  tabs.lines()[0]?.say({ kind: 'place', number: 7 })
  tabs.lines()[0]?.say({ kind: 'event', event: event(8) })
  expect([first.looked.times, second.looked.times]).toEqual([2, 2])
  a.show(false)
  expect(tabs.lines()).toEqual([])
  b.show(true)
  expect(tabs.lines()).toMatchObject([{ tab: 'b', since: 8 }])
})
