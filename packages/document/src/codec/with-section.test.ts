import { expect, test } from 'vitest'
import { withSection, type Section } from './with-section.ts'

const words = (text: string) => [{ type: 'text', text }]
const section = (says: string): Section => ({
  titles: ['Joué et prévu', 'As run'],
  content: [
    { type: 'heading', attrs: { level: 2 }, content: words('Joué et prévu') },
    { type: 'paragraph', content: words(says) },
  ],
})
const HEAD = '---\ntitle: "A"\n---\n'

const old = '## Bilan\n\n- Soupe'
test.each<[name: string, text: string, stoodAs: readonly string[], after: string]>([
  ['is all of an empty text', '', [], '## Bilan\n\n- Pain\n'],
  ['stands at the end', 'Bonjour.\n', [], 'Bonjour.\n\n## Bilan\n\n- Pain\n'],
  [
    'takes the place of the one that was written before',
    `Un *soir*.  \n\n${old}\n\n## Après\n\nDeux.\n`,
    [old],
    'Un *soir*.  \n\n## Bilan\n\n- Pain\n\n## Après\n\nDeux.\n',
  ],
  [
    'leaves one that others changed, and stands at the end',
    'Un.\n\n## Bilan\n\n- Soupe froide\n',
    [old],
    'Un.\n\n## Bilan\n\n- Soupe froide\n\n## Bilan\n\n- Pain\n',
  ],
  [
    'takes the place of its own, not of one of the same title',
    `## Bilan\n\n- Soupe froide\n\n${old}\n`,
    [old],
    '## Bilan\n\n- Soupe froide\n\n## Bilan\n\n- Pain\n',
  ],
  ['has the line ends of the text', 'Un.\r\n', [], 'Un.\r\n\r\n## Bilan\r\n\r\n- Pain\r\n'],
  [
    'is found in the spelling of the text',
    `* Un\n\n${old.replace('-', '*')}\n`,
    [old],
    '* Un\n\n## Bilan\n\n* Pain\n',
  ],
  [
    'is not swallowed by what the text leaves open',
    '```\nun\n',
    [],
    '```\nun\n```\n\n## Bilan\n\n- Pain\n',
  ],
])('a section of one’s own %s', (name, text, stoodAs, after) => {
  const words = '## Bilan\n\n- Pain'
  const replaces = name.startsWith('takes') || name.startsWith('is found')
  expect(withSection(text, { words, stoodAs })).toEqual({ text: after, replaces })
  // written once more nothing changes
  expect(withSection(after, { words, stoodAs: [words] })).toEqual({ text: after, replaces: true })
})

test.each<[name: string, before: string, after: string]>([
  [
    'stands at the end where it was not written yet',
    `${HEAD}\nUn *soir*.  \n\n## Suite\n\n* ceci\n`,
    `${HEAD}\nUn *soir*.  \n\n## Suite\n\n* ceci\n\n## Joué et prévu\n\n\\*a*\n`,
  ],
  ['is all of an empty text', HEAD, `${HEAD}\n## Joué et prévu\n\n\\*a*\n`],
  [
    'takes its own place when it is written again, in whatever language',
    `${HEAD}\nA\n\n## As  Run\n\nold\n\n### Friday\n\nold too\n\n## Next\n\n* b\n`,
    `${HEAD}\nA\n\n## Joué et prévu\n\n\\*a*\n\n## Next\n\n* b\n`,
  ],
])('a section %s', (name, before, after) => {
  expect(withSection(before, section('*a*'))).toEqual({
    text: after,
    replaces: name.includes('again'),
  })
  expect(withSection(after, section('*a*'))).toEqual({ text: after, replaces: true })
})
