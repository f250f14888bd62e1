// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { hasOwnUndo, undoKeyOf } from './undo-key.ts'

const keys = (key: string, ...held: readonly ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]) =>
  undoKeyOf({
    key,
    ctrlKey: held.includes('ctrlKey'),
    metaKey: held.includes('metaKey'),
    altKey: held.includes('altKey'),
    shiftKey: held.includes('shiftKey'),
  })

test('Ctrl or Cmd with Z undoes, with Shift or by Y it redoes', () => {
  expect([keys('z', 'ctrlKey'), keys('Z', 'metaKey')]).toEqual(['undo', 'undo'])
  expect([keys('Z', 'ctrlKey', 'shiftKey'), keys('y', 'ctrlKey')]).toEqual(['redo', 'redo'])
  expect([keys('z'), keys('z', 'altKey', 'ctrlKey'), keys('k', 'ctrlKey')]).toEqual([
    null,
    null,
    null,
  ])
})

test('fields that take words have an undo of their own, nothing else has', () => {
  const element = (html: string): Element | null => {
    const frame = document.createElement('div')
    frame.innerHTML = html
    return frame.firstElementChild
  }
  expect(
    ['<input>', '<input type="url">', '<textarea></textarea>'].map((html) =>
      hasOwnUndo(element(html)),
    ),
  ).toEqual([true, true, true])
  const others = [
    '<button></button>',
    '<input type="checkbox">',
    '<select></select>',
    '<div contenteditable="true"></div>',
  ]
  expect(others.map((html) => hasOwnUndo(element(html)))).toEqual([false, false, false, false])
  expect(hasOwnUndo(null)).toBe(false)
})
