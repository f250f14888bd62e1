import { editorSchema } from '@forkshop/document'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { draftBlocks, findPassage, passageAt, selectedIn } from './draft-passages.ts'

const text = (words: string, ...marks: readonly string[]) => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
})
const paragraph = (...content: readonly object[]) => ({ type: 'paragraph', content })
const docOf = (...content: readonly object[]) =>
  editorSchema.nodeFromJSON({ type: 'doc', content: [...content] })
const doc = docOf(
  paragraph(text('Un  soir '), text('très', 'bold'), text(' doux, puis un soir très court.')),
  {
    type: 'bulletList',
    content: [{ type: 'listItem', content: [paragraph(text('Un soir très long'))] }],
  },
)
const whole = { prefix: '', suffix: '' }
const wordsAt = (of: typeof doc, passage: Parameters<typeof findPassage>[1]) => {
  const found = findPassage(draftBlocks(of), passage)
  return found === null ? null : [of.textBetween(found.from, found.to), found.changed]
}

test.each([
  [
    'across marks and several blanks',
    { quote: 'Un soir très doux', ...whole },
    'Un  soir très doux',
  ],
  ['by what stands before', { quote: 'soir très', prefix: 'puis un ', suffix: '' }, 'soir très'],
  ['in an item', { quote: 'très long', ...whole }, 'très long'],
])('a passage is found %s', (_name, passage, words) => {
  expect(wordsAt(doc, passage)).toEqual([words, false])
})

test('of equal words those are found that stand as they stood', () => {
  const second = findPassage(draftBlocks(doc), {
    quote: 'soir très',
    prefix: 'doux, puis un ',
    suffix: ' court.',
  })
  expect(doc.textBetween(second?.from ?? 0, (second?.to ?? 0) + 7)).toBe('soir très court.')
})

test.each([
  ['other words', 'Un soir TRÈS doux, puis un soir très court.', 'TRÈS'],
  ['nothing', 'Un soir doux, puis un soir court.', ''],
])('where %s stand now, the place is told by what stood around', (_name, now, words) => {
  const passage = { quote: 'très froid', prefix: 'Un soir ', suffix: ' doux, puis un soir' }
  expect(wordsAt(docOf(paragraph(text('Autre chose')), paragraph(text(now))), passage)).toEqual([
    words,
    true,
  ])
})

test('a passage whose words and surroundings are gone is nowhere', () => {
  expect(wordsAt(doc, { quote: 'une nuit', prefix: 'Pas ', suffix: ' ici du tout' })).toBeNull()
  // a block that was replaced has nothing around it to know it by
  expect(wordsAt(doc, { quote: 'Une autre phrase', ...whole })).toBeNull()
})

test('what is selected is a passage of whole words of the block where it begins', () => {
  const select = (from: number, to: number) =>
    selectedIn(EditorState.create({ doc, selection: TextSelection.create(doc, from, to) }))
  expect(select(6, 11)).toEqual({
    quote: 'soir très',
    prefix: 'Un ',
    suffix: ' doux, puis un soir très court.',
  })
  expect(select(6, doc.content.size - 4)?.quote).toBe('soir très doux, puis un soir très court.')
  expect(select(6, 6)).toBeNull()
})

test('a passage that was found is named as it was selected', () => {
  const passage = { quote: 'soir très', prefix: 'très doux, puis un ', suffix: ' court.' }
  const found = findPassage(draftBlocks(doc), passage)
  if (found === null) throw new Error('not found')
  expect(passageAt(doc, found)).toEqual({ ...passage, prefix: 'Un soir très doux, puis un ' })
})
