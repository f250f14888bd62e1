import { expect, test } from 'vitest'
import { mergeTexts } from './merge-texts.ts'

const bothWays = (base: string, ours: string, theirs: string) =>
  [mergeTexts(base, ours, theirs), mergeTexts(base, theirs, ours)].map((merge) =>
    merge.kind === 'merged' ? merge.text : merge,
  )

test.each([
  [
    'a paragraph made one line',
    'It stops for three hours,\nlends and moves on at\n8 pm sharp.\n',
    'It stops for three hours, lends and moves on at 8 pm sharp.\n',
    'It stops for four hours,\nlends, collects and moves on at\n8 pm sharp.\n',
    'It stops for four hours, lends, collects and moves on at 8 pm sharp.\n',
  ],
  [
    'a paragraph wrapped elsewhere',
    'It stops for three hours, lends\nand moves on at 8 pm sharp.\n',
    'It stops for three hours,\nlends and moves on\nat 8 pm sharp.\n',
    'It stops for three hours, lends\nand moves on at 9 pm sharp.\n',
    'It stops for three hours,\nlends and moves on\nat 9 pm sharp.\n',
  ],
  [
    'signs of typography',
    'On garde l\'atelier "ouvert" - même tard.\n',
    'On garde l’atelier «\u00A0ouvert\u00A0» – même tard.\n',
    'On garde l\'atelier "gratuit" - même très tard.\n',
    'On garde l’atelier «\u00A0gratuit\u00A0» – même très tard.\n',
  ],
])('new words come in the new form: %s', (_what, ...texts) => {
  const [base, formed, worded, merged] = texts
  expect(bothWays(base, formed, worded)).toEqual([merged, merged])
})

test('what was taken out is not asked about for its apostrophes', () => {
  const base = "- l'eau du robinet\n- du pain\n- l'atlas du quartier\n"
  const formed = base.replaceAll("'", '’')
  expect(bothWays(base, formed, base.replace('- du pain\n', ''))).toEqual([
    '- l’eau du robinet\n- l’atlas du quartier\n',
    '- l’eau du robinet\n- l’atlas du quartier\n',
  ])
  expect(bothWays(base, formed, "- du pain\n- l'atlas du quartier\n")).toEqual([
    '- du pain\n- l’atlas du quartier\n',
    '- du pain\n- l’atlas du quartier\n',
  ])
})

test('a row that is put into a table set to one width takes its place in it', () => {
  const base = '| Item | Cost |\n| --- | --- |\n| Lunch for all | 180 |\n| Ink | 9 |\n'
  const ours =
    '| Item          | Cost |\n| ------------- | ---: |\n| Lunch for all |  180 |\n| Ink           |    9 |\n'
  const theirs =
    '| Item | Cost |\n| --- | --- |\n| Lunch for all | 180 |\n| Dots | 12 |\n| Ink | 9 |\n'
  const merged = ours.replace('| Ink', '| Dots          |   12 |\n| Ink')
  expect(bothWays(base, ours, theirs)).toEqual([merged, merged])
})

test('items that one side set apart are apart whichever side is first', () => {
  const [one, other] = bothWays(
    '- chairs for all of us\n- paper and some pens\n- tape for the wall\n',
    '- strong tape for the wall\n\n- a kettle and a cake\n- cups for everybody here\n',
    '- a list of all names\n- chairs for all of us\n- paper and some pens\n- tape for the wall\n',
  )
  expect(one).toEqual(other)
  expect(one).toContain('names\n\n- strong')
})

test('a field that both sides wrote anew without another value is the same whichever side is first', () => {
  const page = (field: string) => `---\ntitle: Walk\n${field}\n---\n\nWords.\n`
  const [one, other] = bothWays(
    page('notes:      # optional: an address'),
    page('notes:      # optional: an address (https://notes.example)'),
    page('notes:  # optional: an address (https://notes.example)'),
  )
  expect(one).toEqual(other)
})

test.each([
  [
    'a value in the new writing of the field',
    'summary: "Walk a street and talk about it together."\n',
    'summary: >-\n  Walk a street and\n  talk about it together.\n',
    'summary: "Walk a street and draw it together."\n',
    'summary: >-\n  Walk a street and\n  draw it together.\n',
  ],
  [
    'different sentences of one text',
    'summary: Walk a street. Talk about it. Bring a pen.\n',
    'summary: Walk a long street. Talk about it. Bring a pen.\n',
    'summary: Walk a street. Talk about it. Bring a pen and a coat.\n',
    'summary: Walk a long street. Talk about it. Bring a pen and a coat.\n',
  ],
])('front matter: %s', (_what, ...fields) => {
  const [base = '', formed = '', worded = '', merged = ''] = fields.map(
    (field) => `---\ntitle: Walk\n${field}---\n\nWords.\n`,
  )
  expect(bothWays(base, formed, worded)).toEqual([merged, merged])
})
