import { expect, test } from 'vitest'
import { besideOf } from './beside.ts'
import { guessKind } from './guess-kind.ts'
import { guessLanguage } from '../guess-language.ts'
import { guessLicense } from './guess-license.ts'

const paths = ['README.md', 'methods/a.md']

test.each([
  ['LICENSE.md', 'license'],
  ['docs/licence-cc0.md', 'license'],
  ['README.md', 'repository'],
  ['CONTRIBUTING.md', 'repository'],
  ['.github/ISSUE_TEMPLATE/bug.md', 'template'],
  ['pull_request_template.md', 'template'],
  ['.notes/a.md', 'hidden'],
  ['methods/README.md', null],
  ['methods/a.md', null],
])('%s is left out as %s', (path, beside) => {
  expect(besideOf(path, paths)).toBe(beside)
})

test('the only text of a source is its page, whatever it is called', () => {
  expect(besideOf('README.md', ['README.md'])).toBeNull()
})

test.each([
  ['_methods/interview.md', '', 0, 'method'],
  ['ateliers/nuit.md', '', 0, 'format'],
  ['nuit.md', '', 2, 'format'],
  ['a.md', '## Matériel\n\nx\n\n## Étapes\n', 0, 'method'],
  ['a.md', '## Matériel\n', 0, null],
  ['a.md', 'Words.\n', 0, null],
])('%s seems to be a %s', (path, text, days, kind) => {
  expect(guessKind({ path, text, days })).toBe(kind)
})

test.each([
  [
    'Chacun parle une minute, puis le groupe choisit ce qui sera réparé ensemble cet après-midi.',
    'fr',
  ],
  ['Everybody speaks for one minute, then the group chooses what will be repaired together.', 'en'],
  ['Oui.', null],
])('the language of “%s” is %s', async (text, lang) => {
  expect(await guessLanguage(text)).toBe(lang)
})

test.each([
  ['CC0 1.0 Universal', 'CC0-1.0'],
  ['Creative Commons Attribution-ShareAlike 4.0 International', 'CC-BY-SA-4.0'],
  ['Attribution 4.0 International', 'CC-BY-4.0'],
  ['All rights reserved', null],
])('“%s” is %s', (text, license) => {
  expect(guessLicense(text)).toBe(license)
})
