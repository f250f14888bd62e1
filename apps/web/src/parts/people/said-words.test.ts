import { expect, test } from 'vitest'
import { plainWords, saidParts } from './said-words.ts'

const zoe = { id: 'zo_e-1', name: 'Zoé' }

test.each([
  ['', []],
  ['Rien de plus.', ['Rien de plus.']],
  ['[Zoé](/people/zo_e-1)', [zoe]],
  ['Merci, [Zoé](/people/zo_e-1)\u202f!', ['Merci, ', zoe, '\u202f!']],
  ['[Zoé](/people/zo_e-1) et [Zoé](/people/zo_e-1)', [zoe, ' et ', zoe]],
  // what leads elsewhere is no mention
  ['[Zoé](https://example.org/people/zo_e-1)', ['[Zoé](https://example.org/people/zo_e-1)']],
  ['[Zoé](/people/zo_e-1/ideas)', ['[Zoé](/people/zo_e-1/ideas)']],
  ['[](/people/zo_e-1)', ['[](/people/zo_e-1)']],
])('%s names whom it links to', (text, parts) => {
  expect(saidParts(text)).toEqual(parts)
})

test('where nothing can be pressed, names stand alone', () => {
  expect(plainWords('[Zoé](/people/zo_e-1), qui a les clés\u202f?')).toBe(
    'Zoé, qui a les clés\u202f?',
  )
})
