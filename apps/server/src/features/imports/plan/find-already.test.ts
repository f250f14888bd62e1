import { expect, test } from 'vitest'
import { chooseAlready } from './find-already.ts'

const candidate = (slug: string, more: { kind?: string | null; text?: string | null } = {}) => ({
  slug,
  title: 'Ronde',
  kind: 'method',
  text: 'other',
  ...more,
})
const ronde = { text: 'Assis.', title: 'Ronde', kind: 'method' }

test.each([
  ['nothing is called like that', ronde, [], null],
  ['another title', { ...ronde, title: 'Cercle' }, [candidate('ronde')], null],
  ['the same title', ronde, [candidate('ronde')], ['ronde', 'title']],
  ['another kind', ronde, [candidate('ronde', { kind: 'format' })], null],
  ['no kind of its own', { ...ronde, kind: null }, [candidate('ronde')], ['ronde', 'title']],
  [
    'the same text of another kind goes before the same title',
    ronde,
    [candidate('ronde'), candidate('ronde-2', { kind: 'format', text: 'Assis.' })],
    ['ronde-2', 'text'],
  ],
])('a text is here already: %s', (_, text, candidates, wanted) => {
  const found = chooseAlready(text, candidates)
  expect(found && [found.slug, found.by]).toEqual(wanted)
})
