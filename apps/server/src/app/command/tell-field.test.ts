import { compareTexts } from '@forkshop/compare'
import { expect, test } from 'vitest'
import { fieldLines } from './tell-field.ts'

const told = (before: string, after: string) =>
  compareTexts(`---\n${before}---\n`, `---\n${after}---\n`).fields.flatMap(fieldLines)

test.each<[string, string, string, readonly string[]]>([
  ['a value for another', 'lang: fr\n', 'lang: en\n', ['lang: [-"fr"-] {+"en"+}']],
  ['what came', 'a: 1\n', 'a: 1\nlang: en\n', ['lang: {+"en"+}']],
  ['what went', 'a: 1\nseats: 8\n', 'a: 1\n', ['seats: [-8-]']],
  [
    'what came to a list and went, by its value',
    'tags: [a, b]\n',
    'tags: [b, c]\n',
    ['tags: [-"a"-]', 'tags: {+"c"+}'],
  ],
  [
    'a key that came to a record, by what the record is called',
    'sources:\n  - { title: Guide, url: "https://a.example" }\n',
    'sources:\n  - { title: Guide, url: "https://a.example", license: X }\n',
    ['sources / title Guide / license: {+"X"+}'],
  ],
  [
    'the words of a text that changed',
    'summary: Ten people walk one street.\n',
    'summary: Twelve people walk one street slowly.\n',
    ['summary: [-Ten-] {+Twelve+} people walk one street {+slowly+}.'],
  ],
  [
    'the words of a text over several lines, in its lines',
    'notes: |\n  Bring a pen.\n\n  The room opens at nine.\n',
    'notes: |\n  Bring a pen.\n\n  The room opens at ten.\n',
    ['notes:', '  Bring a pen.', '', '  The room opens at [-nine-] {+ten+}.'],
  ],
  [
    'a text over several lines that came',
    'a: 1\n',
    'a: 1\nnotes: |\n  Bring a pen.\n  Leave it there.\n',
    ['notes:', '  {+Bring a pen.+}', '  {+Leave it there.+}'],
  ],
  [
    'a text that is another one, whole',
    'title: Three days in Brest\n',
    'title: How we walk together\n',
    ['title: [-Three days in Brest-] {+How we walk together+}'],
  ],
  [
    'what cannot be read, by its lines',
    'a: [1\nb: two\n',
    'a: [1\nb: three\n',
    ['front-matter:', '  ---', '  a: [1', '  b: [-two-] {+three+}', '  ---'],
  ],
])('tells %s', (_, before, after, wanted) => {
  expect(told(before, after)).toEqual(wanted)
})
