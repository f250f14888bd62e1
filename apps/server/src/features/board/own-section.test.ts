import { expect, test } from 'vitest'
import { withSection } from './own-section.ts'

const before = '## Bilan\n\n- Soupe'
test.each([
  ['an empty text has it alone', '', null, '## Bilan\n\n- Pain\n'],
  ['it stands at the end', 'Bonjour.\n', null, 'Bonjour.\n\n## Bilan\n\n- Pain\n'],
  [
    'it takes the place of the one before',
    `Un.\n\n${before}\n\n## Après\n\nDeux.\n`,
    before,
    'Un.\n\n## Bilan\n\n- Pain\n\n## Après\n\nDeux.\n',
  ],
  [
    'one that others changed stays, and it stands below',
    'Un.\n\n## Bilan\n\n- Soupe froide\n',
    before.replace('Soupe', 'Soupe chaude'),
    'Un.\n\n## Bilan\n\n- Soupe froide\n\n## Bilan\n\n- Pain\n',
  ],
  ['line ends are those of the text', 'Un.\r\n', null, 'Un.\r\n\r\n## Bilan\r\n\r\n- Pain\r\n'],
])('%s', (_name, text, last, expected) => {
  expect(withSection(text, '## Bilan\n\n- Pain', last)).toBe(expected)
})
