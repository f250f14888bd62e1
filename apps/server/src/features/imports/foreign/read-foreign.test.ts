import { afterAll, expect, test } from 'vitest'
import { makeZip } from '../../../testing/make-zip.ts'
import { foreignLimits, openForeignReader } from './read-foreign.ts'
import { openWord, wordLimits } from './word-parts.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const P = 'http://schemas.openxmlformats.org/package/2006'

const para = (text: string, style = ''): string =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const row = (cells: readonly string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${cell.startsWith('<') ? cell : para(cell)}</w:tc>`).join('')}</w:tr>`
const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map(row).join('')}</w:tbl>`
const drawing = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="p" descr="La salle"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rId9" xmlns:r="${R}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

/** A Word file as ECMA-376 says, with what `body` holds and what else is to be in it. */
const word = (body: string, more: Parameters<typeof makeZip>[0] = []): Buffer =>
  makeZip([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${P}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${P}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="${P}/relationships"><Relationship Id="rId1" Type="${R}/styles" Target="styles.xml"/><Relationship Id="rId9" Type="${R}/image" Target="media/a.png"/></Relationships>`,
    },
    {
      name: 'word/styles.xml',
      content: `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>`,
    },
    { name: 'word/media/a.png', content: PNG },
    {
      name: 'word/document.xml',
      content: `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
    ...more,
  ])

const reader = openForeignReader()
afterAll(() => reader.close())

const read = async (bytes: Uint8Array, name = 'atelier.docx') => {
  const outcome = await reader.read(bytes, name)
  if (outcome.kind !== 'read') throw new Error(outcome.reason)
  return outcome
}
const reasonOf = async (bytes: Uint8Array, name = 'atelier.docx') => {
  const outcome = await reader.read(bytes, name)
  return outcome.kind === 'refused' ? outcome.reason : outcome.kind
}

test('a Word file becomes a text with its title, language, agenda and picture', async () => {
  const body = [
    para('Une matinée pour réparer', 'T'),
    para('Déroulé', 'H'),
    table(['Heure', 'Durée', 'Étape'], ['9:00', '30 min', 'Accueil'], ['9:30', '1 h', 'Réparer']),
    drawing,
  ]
  const { text, media, lost } = await read(word(body.join('')))
  expect(text).toMatch(/^---\ntitle: Une matinée pour réparer\nlang: fr\n---\n\n## Déroulé\n/)
  expect(text).toMatch(/\| *Heure *\| *Durée *\| *Étape *\|/)
  expect(text).toMatch(/!\[La salle\]\(media\/[0-9a-f]{40}\.png\)/)
  expect(media).toEqual([
    { name: expect.stringMatching(/^[0-9a-f]{40}\.png$/), bytes: expect.anything() },
  ])
  expect(Buffer.from(media[0]?.bytes ?? []).equals(PNG)).toBe(true)
  expect(lost).toEqual([])
})

test('the language is that of the words where there are enough, whatever the program was set to', async () => {
  const words = 'We meet in the hall, put what is broken on the tables and mend it together. '
  const { text } = await read(word(para(words.repeat(8)) + para('9:00 Welcome')))
  expect(text).toMatch(/\nlang: en\n/)
  expect((await read(word(para('Welcome to all')))).text).toMatch(/\nlang: fr\n/)
})

test('what a text has no place for is told: macros, header', async () => {
  const more = [
    { name: 'word/vbaProject.bin', content: 'x' },
    { name: 'word/header1.xml', content: `<w:hdr ${W}>${para('Confidentiel')}</w:hdr>` },
  ]
  const { lost, text } = await read(word(para('Bonjour'), more), 'a.docm')
  expect(lost).toEqual([
    { code: 'macros', subject: '', count: 1 },
    { code: 'header', subject: '', count: 1 },
  ])
  expect(text).not.toContain('Confidentiel')
})

test('hours in a list, and rows of hours without a header, are agendas', async () => {
  const hours = ['9h00\tAccueil', '9h30\tTour de parole (45 min)', '10h15\tPause'].map((line) =>
    para(line),
  )
  const bare = table(['14:00', '30 min', 'Bilan'], ['14:30', '1 h', 'Suites'])
  const { text } = await read(word([...hours, para('Puis :'), bare].join('')))
  expect(text).toMatch(/\| *Heure *\| *Durée *\| *Étape *\|\n.*\n\| *09:00 *\| *\| *Accueil *\|/)
  expect(text).toMatch(/\| *09:30 *\| *45 min *\| *Tour de parole *\|/)
  expect(text).toMatch(/Puis :\n\n\| *Heure *\| *Durée *\| *Étape *\|\n.*\n\| *14:00/)
})

test('a table in a list comes with its words', async () => {
  const html =
    '<ul><li>Avant<table><tr><td>Qui</td><td>Quoi</td></tr><tr><td>Ann</td><td>Scie</td></tr></table></li><li>Après</li></ul>'
  const { text } = await read(Buffer.from(html), 'a.html')
  for (const words of ['Avant', 'Ann', 'Scie', 'Après']) expect(text).toContain(words)
})

test('tables in tables, merged cells and text from right to left come without harm', async () => {
  const inner = table(['a', 'b'])
  const merged =
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Pause</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
  const { text } = await read(
    word([table(['Étape', inner + para('Suite')]), merged, para('مرحبا بكم في الورشة')].join('')),
  )
  for (const words of ['Suite', 'Pause', 'مرحبا بكم في الورشة']) expect(text).toContain(words)
})

test.each([
  ['no zip at all', Buffer.from('plain words'), 'unreadable'],
  ['another kind of zip', makeZip([{ name: 'xl/workbook.xml', content: '<a/>' }]), 'unreadable'],
  ['a protected or old file', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'encrypted'],
  ['broken XML', makeZip([{ name: 'word/document.xml', content: '<w:document' }]), 'unreadable'],
  ['a cut zip', word(para('Bonjour')).subarray(0, 300), 'unreadable'],
  [
    'a bomb',
    makeZip([{ name: 'word/document.xml', content: Buffer.alloc(29_000_000, 0x20) }]),
    'too-large',
  ],
  [
    'a bomb that lies about its size',
    makeZip([{ name: 'word/document.xml', content: Buffer.alloc(5_000_000, 0x20), claimed: 10 }]),
    'unreadable',
  ],
  ['more bytes than one file may have', Buffer.alloc(foreignLimits.bytes + 1), 'too-large'],
])('%s is refused', async (_what, bytes, reason) => {
  expect(await reasonOf(bytes)).toBe(reason)
})

test('all parts together have a limit too', async () => {
  const bytes = word(para('Bonjour'))
  expect(await openWord(bytes, { ...wordLimits, allBytes: 500 })).toEqual({
    kind: 'refused',
    reason: 'too-large',
  })
  expect(await openWord(bytes, { ...wordLimits, parts: 3 })).toMatchObject({ kind: 'refused' })
})

test('who stops an import stops the reading of its file', async () => {
  const stop = new AbortController()
  const stopped = openForeignReader()
  const reading = stopped.read(word(para('Bonjour')), 'a.docx', stop.signal)
  stop.abort(new Error('stopped'))
  await expect(reading).rejects.toThrow('stopped')
})

test('a page of the web becomes a text without scripts; pictures in it come along, others are missing', async () => {
  const html = `<html lang="en-GB"><head><title>A morning &amp; more</title><script>steal()</script></head><body>
    <p onclick="x()">Bring <b>tools</b>.</p><img alt="Room" src="data:image/png;base64,${PNG.toString('base64')}">
    <img alt="Far" src="https://example.org/a.png"><img alt="Near" src="pictures/near.png"></body></html>`
  const { text, media, lost } = await read(Buffer.from(html), 'a.html')
  expect(text).toMatch(/^---\ntitle: A morning & more\nlang: en\n---\n/)
  expect(text).toContain('Bring **tools**.')
  expect(text).not.toMatch(/steal|onclick|example\.org/)
  expect(text).toContain('![Near](pictures/near.png)')
  expect(media).toHaveLength(1)
  expect(lost).toContainEqual({ code: 'picture', subject: 'https://example.org/a.png', count: 1 })
})

test('an HTML file is read in the encoding that it names', async () => {
  const html = '<meta charset="windows-1252"><h1>Réparer</h1><p>été</p>'
  expect((await read(Buffer.from(html, 'latin1'), 'a.htm')).text).toContain('title: Réparer')
  expect(await reasonOf(Buffer.from([0x50, 0x4b, 3, 4]), 'a.html')).toBe('unreadable')
})
