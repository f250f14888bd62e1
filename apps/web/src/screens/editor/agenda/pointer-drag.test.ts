// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pointerDrag } from './pointer-drag.ts'

let told: string[] = []
let end: () => void
let handle: HTMLElement
let words: HTMLElement

beforeEach(() => {
  told = []
  document.body.innerHTML = '<div id="root"><button>grip</button><p>words</p></div>'
  const root = document.getElementById('root')
  const [button, text] = [document.querySelector('button'), document.querySelector('p')]
  if (root === null || button === null || text === null) throw new Error('nothing is drawn')
  handle = button
  words = text
  end = pointerDrag<string>(root, {
    isHandle: (target) => target === handle,
    take: (target) => target.textContent,
    begin: (held) => told.push(`begin ${held}`),
    move: (_, event) => told.push(`at ${event.clientY}`),
    drop: (held) => told.push(`drop ${held}`),
    cancel: (held) => told.push(`back ${held}`),
  })
})
afterEach(() => end())

const point = (kind: string, clientY: number, on: EventTarget = window, type = 'mouse'): void => {
  on.dispatchEvent(
    new PointerEvent(kind, {
      pointerId: 1,
      pointerType: type,
      isPrimary: true,
      button: 0,
      clientX: 0,
      clientY,
      bubbles: true,
      cancelable: true,
    }),
  )
}

test('a handle that is drawn along drags, and drops where it is let go', () => {
  point('pointerdown', 300, handle)
  point('pointermove', 302)
  expect(told).toEqual([])
  point('pointermove', 310)
  point('pointermove', 320)
  point('pointerup', 320)
  expect(told).toEqual(['begin grip', 'at 310', 'at 320', 'drop grip'])
  point('pointermove', 400)
  expect(told).toHaveLength(4)
})

test('a press is no drag, and its click is one; the click that ends a drag is none', () => {
  let clicks = 0
  handle.addEventListener('click', () => (clicks += 1))
  point('pointerdown', 300, handle)
  point('pointerup', 300)
  handle.click()
  expect([told, clicks]).toEqual([[], 1])
  point('pointerdown', 300, handle)
  point('pointermove', 350)
  point('pointerup', 350)
  handle.click()
  expect(clicks).toBe(1)
})

test('Escape and a lost pointer put back', () => {
  point('pointerdown', 300, handle)
  point('pointermove', 350)
  dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }))
  expect(told.at(-1)).toBe('back grip')
  point('pointerup', 350)
  expect(told.at(-1)).toBe('back grip')
  point('pointerdown', 300, handle)
  point('pointermove', 350)
  point('pointercancel', 350)
  expect(told.at(-1)).toBe('back grip')
})

test('words are not dragged by a mouse, and a finger that moves at once scrolls', () => {
  point('pointerdown', 300, words)
  point('pointermove', 350)
  point('pointerup', 350)
  point('pointerdown', 300, words, 'touch')
  point('pointermove', 350)
  point('pointerup', 350)
  expect(told).toEqual([])
})
