// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { nextTick } from 'vue'
import { shown } from '../../../base/testing/mounted.ts'
import PlannerField from './PlannerField.vue'

const field = async (props: Readonly<Record<string, unknown>> = {}) => {
  const written: string[] = []
  const page = await shown(PlannerField, {
    value: '30 min',
    label: 'Length',
    readOnly: false,
    check: (words: string) => (words === 'soon' ? 'No length.' : null),
    onWrite: (words: string) => written.push(words),
    ...props,
  })
  const input = page.querySelector<HTMLInputElement>('input, textarea')
  if (input === null) throw new Error('no field')
  const type = async (words: string): Promise<void> => {
    input.value = words
    input.dispatchEvent(new Event('input'))
    await nextTick()
  }
  const press = async (key: string): Promise<void> => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true }))
    await nextTick()
  }
  return { page, input, written, type, press }
}

test('words are written by Enter and by leaving, once and without blanks around them', async () => {
  const { input, written, type, press } = await field()
  await type(' 45 min ')
  await press('Enter')
  input.dispatchEvent(new Event('change'))
  input.dispatchEvent(new Event('blur'))
  expect(written).toEqual(['45 min'])
  await type('1 h')
  input.dispatchEvent(new Event('blur'))
  expect(written).toEqual(['45 min', '1 h'])
})

test('what was there already, or is taken back by Escape, is not written', async () => {
  const { input, written, type, press } = await field()
  await type('30 min ')
  await press('Enter')
  await type('45')
  await press('Escape')
  input.dispatchEvent(new Event('blur'))
  expect(written).toEqual([])
  expect(input.value).toBe('30 min')
})

test('what is wrong stays with its reason until it is right', async () => {
  const { page, input, written, type, press } = await field()
  await type('soon')
  await press('Enter')
  expect(written).toEqual([])
  expect(input.value).toBe('soon')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  const problem = document.getElementById(input.getAttribute('aria-describedby') ?? '')
  expect(problem?.textContent).toBe('No length.')
  await type('1 h')
  await press('Enter')
  expect(written).toEqual(['1 h'])
  expect(page.querySelector('[aria-invalid]')).toBeNull()
})

test('a fault of the words that are there is told from the beginning', async () => {
  const { page } = await field({ value: 'libre', fault: 'No length.' })
  expect(page.textContent).toContain('No length.')
})
