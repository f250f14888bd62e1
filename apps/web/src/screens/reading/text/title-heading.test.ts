import { expect, test } from 'vitest'
import { beginsWithTitle } from './title-heading.ts'

const page = (title: string, html: string, ...headings: readonly string[]) => ({
  title,
  outline: headings.map((text, at) => ({ level: 1, text, id: `h${at}` })),
  text: { blocks: [{ kind: 'html' as const, html }], loose: [], counts: {} },
})

test.each([
  ['a title as heading', page('Ronde', '<h1 data-block="0" id="r">Ronde</h1>', 'Ronde'), true],
  ['another heading', page('Ronde', '<h1 data-block="0">Avant</h1>', 'Avant', 'Ronde'), false],
  [
    'words before it',
    page('Ronde', '<p data-block="0">Un.</p><h1 data-block="1">Ronde</h1>', 'Ronde'),
    false,
  ],
  ['no heading', page('Ronde', '<p data-block="0">Un.</p>'), false],
])('%s', (_what, reading, repeats) => {
  expect(beginsWithTitle(reading)).toBe(repeats)
})
