import { expect, test } from 'vitest'
import { cleanPaste } from './clean-paste.ts'

const site = 'https://formats.example'
const pasted = (html: string, text = '', lang = 'fr') =>
  cleanPaste({ html, text }, { lang, siteUrl: site })

test('rich words come as Markdown below the title of the page', () => {
  const html = `<b style="font-weight:normal" id="docs-internal-guid-1"><h1>Un repas</h1>
    <p><span style="font-weight:700">Gras</span> et <a href="${site}/p/repas">lien</a></p></b>`
  expect(pasted(html)).toEqual({
    kind: 'clean',
    text: '## Un repas\n\n**Gras** et [lien](/p/repas)\n',
    lost: [],
  })
})

test('pictures are told to be missing, with what else is lost', () => {
  const html = '<p>Vu<img alt="La salle" src="https://example.org/a.png"></p><script>x()</script>'
  expect(pasted(html)).toMatchObject({
    lost: [
      { code: 'picture', count: 1 },
      { code: 'scripts', count: 1 },
    ],
  })
})

test('lines of hours become an agenda in the language of the text', () => {
  const lines = '9h Accueil\n10h Atelier\n12h Repas\n'
  expect(pasted('', lines)).toMatchObject({ text: expect.stringMatching(/\| *Heure *\|/) })
  expect(pasted('', lines, 'en')).toMatchObject({ text: expect.stringMatching(/\| *Time *\|/) })
})

test.each([
  ['Markdown', '# Titre\n\n- un\n- *deux*\n'],
  ['a page with its facts', '---\ntitle: A\n---\n\n9h Accueil\n10h Repas\n'],
  ['a line of words', 'Un mot * et un autre_'],
  ['nothing', ''],
])('%s stays as it is', (_what, text) => {
  expect(pasted('', text)).toEqual({ kind: 'clean', text, lost: [] })
})

test('HTML without words leaves the words that came with it', () => {
  expect(pasted('<meta charset="utf-8">', 'Des mots\n\nDeux')).toMatchObject({
    text: 'Des mots\n\nDeux\n',
  })
})
