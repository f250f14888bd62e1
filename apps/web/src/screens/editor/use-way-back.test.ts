// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { useViewSwitch } from './use-view-switch.ts'
import { useWayBack } from './use-way-back.ts'

afterEach(() => document.body.replaceChildren())

/** A page with a text, a form and a field above them, seen one way. */
const looking = (first: 'text' | 'fields' | 'source', mayDrop = true) => {
  document.body.innerHTML = '<input id="above"><main id="main" tabindex="-1"></main>'
  const done: unknown[] = []
  const { view, show, sourceDirty } = useViewSwitch(() => mayDrop, first)
  const focusText = (): void => void done.push('text')
  const goTo = (position: number): void => void done.push(position)
  return { ...useWayBack({ view, show, focusText, goTo }), done, view, sourceDirty }
}
const at = (): string | undefined => document.activeElement?.id

test('the way back leads to the words where they are shown', async () => {
  const { backToWords, done } = looking('text')
  backToWords()
  await expect.poll(() => done).toEqual(['text'])
})

test('elsewhere it leads to the page, but away from nothing', async () => {
  const { backToWords, done } = looking('fields')
  backToWords()
  await expect.poll(at).toBe('main')
  document.getElementById('above')?.focus()
  backToWords()
  await new Promise(requestAnimationFrame)
  expect(at()).toBe('above')
  expect(done).toEqual([])
})

test('a place is shown in the text, unless the source is to be kept', async () => {
  const shown = looking('fields')
  await shown.showPlace(7)
  expect(shown.done).toEqual([7])
  expect(shown.view.value).toBe('text')
  const kept = looking('source', false)
  kept.sourceDirty.value = true
  await kept.showPlace(7)
  expect(kept.done).toEqual([])
})
