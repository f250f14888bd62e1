import { expect, test } from 'vitest'
import { layOut } from './reading.ts'
import { partsOf } from './testing/drawn-parts.ts'
import { beginsWithTitle } from './title-heading.ts'

const page = (title: string, text: string, ...headings: readonly string[]) => ({
  title,
  outline: headings.map((words, at) => ({ level: 1, text: words, id: `h${at}` })),
  text: layOut(partsOf(text), { days: [], problems: [] }, []),
})

test.each([
  ['a title as heading', page('Ronde', '# Ronde', 'Ronde'), true],
  ['another heading', page('Ronde', '# Avant\n\n# Ronde', 'Avant', 'Ronde'), false],
  ['words before it', page('Ronde', 'Un.\n\n# Ronde', 'Ronde'), false],
  ['no heading', page('Ronde', 'Un.'), false],
])('%s', (_what, reading, repeats) => {
  expect(beginsWithTitle(reading)).toBe(repeats)
})
