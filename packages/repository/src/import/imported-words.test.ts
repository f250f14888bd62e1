import { parseMessage } from '@forkshop/domain'
import { describe, expect, it, test } from 'vitest'
import { isCutOnImport, toImportedMessage } from './imported-message.ts'
import { toImportedPerson } from './imported-person.ts'
import { findPictureLinks } from './picture-links.ts'
import { isTextFile, isUnsafePath, resolvePath } from './source-path.ts'

const left = { keepAddresses: false }
const kept = { keepAddresses: true }

describe('an imported message', () => {
  const message = (text: string, settings = left) => toImportedMessage(text, 'r@c:p', settings)

  it('keeps the words and ends with where it comes from', () => {
    expect(message('Fix it\n\n- one\n- two\n')).toBe(
      'Fix it\n\n- one\n- two\n\nImported-From: r@c:p\n',
    )
  })

  it.each([
    'Event',
    'Idea',
    'Proposal',
    'Forked-From',
    'Taken-From',
    'Imported-From',
    'imported-from ',
  ])('takes a line %s of the source for mere text', (key) => {
    const line = `${key}: 7`
    const { trailers, body } = parseMessage(message(`Say\n\n${line}\n`))
    expect(trailers).toEqual([{ key: 'Imported-From', value: 'r@c:p' }])
    expect(body).toContain(line)
  })

  it('is cut to what people may write here, and says so', () => {
    const long = `Say\n\n${'a'.repeat(4_000_000)}\n\nCo-authored-by: Ann <ann@x.org>\n`
    const { body, trailers } = parseMessage(message(long))
    expect(body).toMatch(/^a{1900,1999}…$/)
    expect(trailers.map(({ key }) => key)).toEqual(['Co-authored-by', 'Imported-From'])
    expect([long, 'Say', 'a'.repeat(2000)].map(isCutOnImport)).toEqual([true, false, false])
  })

  it('keeps co-authors by their names', () => {
    const text = 'Say\n\nSigned-off-by: Bo <bo@x.org>\nCo-authored-by: Ann <ann@x.org>\nEvent: e\n'
    expect(parseMessage(message(text))).toEqual({
      reason: 'Say',
      body: 'Signed-off-by: Bo\nEvent: e',
      trailers: [
        { key: 'Co-authored-by', value: 'Ann <ann@imported.invalid>' },
        { key: 'Imported-From', value: 'r@c:p' },
      ],
    })
    expect(message(text, kept)).toContain('Co-authored-by: Ann <ann@x.org>')
    expect(message(text, kept)).toContain('Signed-off-by: Bo <bo@x.org>')
  })
})

describe('an imported person', () => {
  test.each([
    ['Ann B', 'a@x.org', left, 'ann-b@imported.invalid'],
    ['Ann B', 'a@x.org', kept, 'a@x.org'],
    ['Ann B', '', kept, 'ann-b@imported.invalid'],
    ['李', 'a@x.org', left, 'unknown@imported.invalid'],
    ['Ann', '12+ann@users.noreply.forkshop.example', kept, 'ann@imported.invalid'],
  ])('%s <%s>', (name, email, settings, expected) => {
    expect(toImportedPerson({ name, email }, settings)).toEqual({ name, email: expected })
  })
})

describe('a path of a source', () => {
  test.each([
    '..',
    'a/../b',
    '.git/x',
    'a/.GIT',
    '.git./x',
    '.git::$INDEX_ALLOCATION',
    'GIT~1/x',
    'a//b',
    '/a',
    'a\\b',
    'a\nb',
    '.g\u200cit/x',
    'a\u202egpj.md',
    '',
  ])('is refused: %j', (path) => {
    expect(isUnsafePath(path)).toBe(true)
  })
  test.each(['README.md', '.github/x.md', 'é/Ü b.md', '.gitignore', 'a..b/c.md'])(
    'is taken: %s',
    (path) => {
      expect(isUnsafePath(path)).toBe(false)
    },
  )
  it('is of a text by its ending, unless it is a link', () => {
    const found = ['a.md', 'A.MD', 'a.markdown', 'a.txt', 'md'].map((path) =>
      isTextFile(path, '100644'),
    )
    expect(found).toEqual([true, true, true, false, false])
    expect(isTextFile('a.md', '120000')).toBe(false)
  })
  it('never leads out of the source', () => {
    expect(resolvePath('a/b.md', '../c.png')).toBe('c.png')
    expect(resolvePath('a/b.md', '../../c.png')).toBeNull()
    expect(resolvePath('a/b.md', '/c.png')).toBe('c.png')
  })
})

describe('pictures in a text', () => {
  test.each([
    ['![a](img/a.png)', ['img/a.png']],
    ['![a](<img/a b.png> "t")', ['img/a b.png']],
    ['![a](./a.JPG "title") and [![b](b.gif)](c.webp)', ['./a.JPG', 'b.gif', 'c.webp']],
    ['![a][x]\n\n[x]: ../a.jpeg\n', ['../a.jpeg']],
    ['<img alt="x" src="a.png" width="3">', ['a.png']],
    ['![a](https://x.org/a.png) ![b](//x.org/b.png) a.png', []],
    [`${']:'.repeat(50_000)} .png`, []],
  ])('%.40s', (text, expected) => {
    expect(findPictureLinks(text).map(({ address }) => address)).toEqual(expected)
  })
})
