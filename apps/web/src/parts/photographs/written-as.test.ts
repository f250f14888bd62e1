import { expect, test } from 'vitest'
import { writtenAs } from './written-as.ts'

test.each([
  ['it stands with what it shows', 'Le panneau', null, '![Le panneau](media/a.jpg)'],
  ['nobody said what it shows', '', null, '![](media/a.jpg)'],
  ['its sender may be named', 'Le panneau', 'Léa', '![Le panneau](media/a.jpg "Léa")'],
  [
    'words with marks of Markdown are words',
    '[à] \\ b',
    'Le "chef"',
    String.raw`![\[à\] \\ b](media/a.jpg "Le \"chef\"")`,
  ],
  ['lines become one', 'un\n\ndeux', null, '![un deux](media/a.jpg)'],
])('%s', (_fact, description, credit, written) => {
  expect(writtenAs({ name: 'a.jpg', description, credit })).toBe(written)
})
