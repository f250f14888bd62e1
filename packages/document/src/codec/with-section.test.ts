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
