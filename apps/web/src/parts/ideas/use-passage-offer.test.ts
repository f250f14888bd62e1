// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
// these come when they are needed: here before a test's time runs
import '../passage/page-passages.ts'
import '../passage/place-in-page.ts'
import { inSetup } from '../../base/testing/mounted.ts'
import { offerPlace, usePassageOffer } from './use-passage-offer.ts'

const box = (left: number, top: number, width: number, height = 20) =>
  new DOMRect(left, top, width, height)

test.each<[where: string, box: DOMRect, place: { left: number; top: number }]>([
  ['below the middle of the words', box(400, 300, 100), { left: 350, top: 230 }],
  ['not beyond the left of the text', box(100, 300, 20), { left: 172, top: 230 }],
  ['not beyond its right', box(780, 300, 20), { left: 528, top: 230 }],
])('an offer stands %s', (_, words, place) => {
  expect(offerPlace(words, box(100, 100, 700, 900))).toEqual(place)
})

test('in a text that is narrower than the offer it stands in the middle', () => {
  expect(offerPlace(box(10, 0, 20), box(0, 0, 300, 900)).left).toBe(150)
})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  document.getSelection()?.removeAllRanges()
  vi.useRealTimers()
})

/** A text of two passages with its offer, beside something that is no part of it. */
const reading = async () => {
  const page = document.createElement('div')
  page.innerHTML =
    '<div id="text"><p data-block="0">One red cat sat.</p><p data-block="1">Two <a href="#">dogs</a> ran.</p></div><p id="else">Beside</p>'
  document.body.replaceChildren(page)
  const root = page.querySelector<HTMLElement>('#text')
  let isAsking = false
  const { value, leave } = await inSetup(() =>
    usePassageOffer({
      root: () => root,
      text: () => ({ path: '/formats/page', at: '1.0' }),
      isAsking: () => isAsking,
    }),
  )
  const settle = async (): Promise<void> => {
    await vi.runAllTimersAsync()
    await vi.waitFor(() => undefined)
  }
  const select = async (selector: string, from: number, to: number): Promise<void> => {
    const words = page.querySelector(selector)?.firstChild
    const selection = document.getSelection()
    selection?.removeAllRanges()
    if (words && from !== to) {
      const range = document.createRange()
      range.setStart(words, from)
      range.setEnd(words, to)
      // nothing is laid out here
      range.getClientRects = () => Object.assign([box(0, 0, 10)], { item: () => null })
      selection?.addRange(range)
    }
    document.dispatchEvent(new Event('selectionchange'))
    await settle()
  }
  const tap = async (selector: string, pointerType = 'touch'): Promise<void> => {
    const event = new PointerEvent('click', { pointerType, bubbles: true })
    let done: Promise<void> | undefined
    const listen = (): void => {
      done = value.onTap(event)
    }
    root?.addEventListener('click', listen, { once: true })
    page.querySelector(selector)?.dispatchEvent(event)
    await done
  }
  return {
    ...value,
    select,
    tap,
    leave,
    ask: () => (isAsking = true),
    quote: () => value.offer.value?.passage.quote ?? null,
    pointed: () => page.querySelector('.passage-tapped')?.textContent ?? null,
  }
}

test('selected words are offered, with the history of the passage', async () => {
  const { select, quote, offer } = await reading()
  await select('[data-block="0"]', 4, 7)
  expect(quote()).toBe('red')
  expect(offer.value?.history).toBe('/formats/page/history/passage?at=1.0&block=0&quote=red')
})

test('the offer goes with the selection, and with one that is elsewhere', async () => {
  const { select, quote } = await reading()
  await select('[data-block="0"]', 4, 7)
  await select('[data-block="0"]', 0, 0)
  expect(quote()).toBeNull()
  await select('[data-block="0"]', 4, 7)
  await select('#else', 0, 3)
  expect(quote()).toBeNull()
})

test('while something is asked, what is selected there changes nothing', async () => {
  const { select, quote, ask } = await reading()
  await select('[data-block="0"]', 4, 7)
  ask()
  await select('#else', 0, 3)
  expect(quote()).toBe('red')
})

test('a finger on a paragraph offers all of it, and shows which', async () => {
  const { tap, quote, offer, pointed, select } = await reading()
  await tap('[data-block="1"]')
  expect([quote(), pointed()]).toEqual(['Two dogs ran.', 'Two dogs ran.'])
  expect(offer.value?.history).toBe('/formats/page/history/passage?at=1.0&block=1')
  await select('#else', 0, 0)
  expect(quote()).toBe('Two dogs ran.')
})

test('a finger elsewhere, or on a link, takes the offer away', async () => {
  const { tap, quote, pointed } = await reading()
  await tap('[data-block="0"]')
  await tap('[data-block="1"] a')
  expect([quote(), pointed()]).toEqual([null, null])
})

test('a mouse selects, it does not tap', async () => {
  const { tap, quote } = await reading()
  await tap('[data-block="0"]', 'mouse')
  expect(quote()).toBeNull()
})

test('a finger that ends a selection does not tap', async () => {
  const { tap, select, quote } = await reading()
  await select('[data-block="0"]', 4, 7)
  await tap('[data-block="1"]')
  expect(quote()).toBe('red')
})

test('withdrawn, it is gone and shows nothing', async () => {
  const { tap, withdraw, quote, pointed } = await reading()
  await tap('[data-block="0"]')
  withdraw()
  expect([quote(), pointed()]).toEqual([null, null])
})

test('a text that was left offers nothing', async () => {
  const { select, quote, leave } = await reading()
  leave()
  await select('[data-block="0"]', 4, 7)
  expect(quote()).toBeNull()
})
