import { editorSchema } from '@forkshop/document'
import { expect, test } from 'vitest'
import { positionOfWords } from './go-to-words.ts'

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (...content: readonly object[]) => ({ type: 'paragraph', content })
const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(text(words))] })
const doc = editorSchema.nodeFromJSON({
  type: 'doc',
  content: [
    paragraph(
      text('Un  soir '),
      { ...text('très'), marks: [{ type: 'bold' }] },
      text(' doux (ou non).'),
    ),
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph(text('Une soupe'))] }],
    },
    {
      type: 'table',
      content: [{ type: 'tableRow', content: [cell('18:00'), cell('Atelier')] }],
    },
  ],
})

test.each([
  ['across marks and several blanks', 'soir très doux', 'soir'],
  ['with signs that mean something in patterns', 'doux (ou', 'doux'],
  ['in an item', 'soupe', 'soupe'],
  ['in a cell', 'Atelier', 'Atelier'],
])('words are found %s', (_name, quote, begins) => {
  const position = positionOfWords(doc, quote)
  expect(position).not.toBeNull()
  expect(doc.textBetween(position ?? 0, (position ?? 0) + begins.length)).toBe(begins)
})

test('words that the draft does not say are nowhere', () => {
  expect(positionOfWords(doc, 'Récit')).toBeNull()
})
