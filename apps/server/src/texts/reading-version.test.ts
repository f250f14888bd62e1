import { createHash } from 'node:crypto'
import type { KeptBlocks } from '@forkshop/document'
import { fixtures } from '@forkshop/document/testing'
import { expect, test } from 'vitest'
import { unpack } from '../base/packed.ts'
import { formatText } from '../testing/calls.ts'
import { readToShow, type Reading } from './jobs/read-text.ts'
import { READING_VERSION } from './reading-version.ts'

/** Front matter, an agenda, links, pictures, notes, HTML and words that run to the left beside the hand-made cases. */
const page = formatText({
  body: [
    '## Été\n\nSee [it](/p/it@1.0#x) and ![a](media/0123456789abcdef.png), [far](https://a.example).',
    '| Heure | Durée | Étape | Anime |\n| --- | --- | --- | --- |\n| 10:00 | 30 min | [Ronde](/methods/ronde) | A |',
    '- [ ] to do\n- [x] done\n\n> quote[^1]\n\n[^1]: A note.\n\n<details><summary>More</summary>\n\nIn **it**.\n\n</details>',
    'نبدأ الآن.\n\n- א\n\n  ב',
  ].join('\n\n'),
})

/** When this fails, readers would be shown what an older program made: raise the version, then write both here. */
test('what is made of the same texts is known by its version', () => {
  const hash = createHash('sha256')
  for (const text of [page, ...fixtures().map((one) => one.text)]) {
    const { reading, blocks } = readToShow({ text })
    const made = [unpack<Reading>(reading), unpack<KeptBlocks>(blocks)]
    hash.update(JSON.stringify(made))
  }
  expect({ version: READING_VERSION, made: hash.digest('hex').slice(0, 16) }).toEqual({
    version: 7,
    made: 'a63f9f3bbfa7aa35',
  })
})
