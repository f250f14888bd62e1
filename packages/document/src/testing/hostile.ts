import { normalForm } from '../codec/normal-form.ts'
import { openText } from '../codec/open.ts'
import { saveText } from '../codec/save.ts'
import { parseFrontMatter } from '../front-matter/parse.ts'
import { parseBlocks } from '../markdown/blocks.ts'
import type { Sample } from './corpus.ts'

const MEGA = 1_000_000
/** Just short of what a passage may be. */
const LONG = 99_000

const PIECES = [
  'a|word |*|**a |*a |_a|`|``a|~a~|[|](|[](|[a](b)|[a](b "|![|<|<b>|<!--|<a b="|<?|<!X|<![CDATA[|&',
  '&amp;|\\|!|:|http://a |www.|a@b.|a.|{{|{{x}}|{% |> |- |1. |# |[^1]|[a]|$| |\t|=|"|😀|a<!--|a<?',
].flatMap((line) => line.split('|'))

const LINES = [
  'a;- a;- a\n;> a;# a;|a|;---;```;[a]: b;[^a]: b;1. a;- [ ] a;a<br>;a  ;>;    a;<p>;- ---;- > a',
  'a\\;* * *;-\ta;a\n---;> - a;- | a |\n  | - |;\t- a;a\r;***a***;[a](b) `c` *d* <e>',
].flatMap((line) => line.split(';'))

const repeated = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length))
const yaml = (source: string) => `---\n${source}\n---\n\ntext\n`

/** Texts made to keep a reader busy: long lines, many lines, deep nesting, YAML that grows. */
export function hostileTexts(): readonly Sample[] {
  return [
    ...PIECES.flatMap((piece) => [
      { name: `a line of ${piece}`, text: repeated(piece, MEGA) },
      { name: `a passage of ${piece}`, text: repeated(piece, LONG) },
      { name: `passages of ${piece}`, text: `${repeated(piece, LONG)}\n\n`.repeat(10) },
      { name: `a nest of ${piece}`, text: `${piece.repeat(10_000)}a${piece.repeat(10_000)}` },
      { name: `short lines of ${piece}`, text: `${repeated(piece, 200)}\n\n`.repeat(4900) },
    ]),
    ...LINES.flatMap((line) => [
      { name: `lines of ${line}`, text: repeated(`${line}\n`, MEGA) },
      { name: `fewer lines of ${line}`, text: `${line}\n`.repeat(30_000) },
      { name: `lines in an item of ${line}`, text: `- ${`${line}\n  `.repeat(20_000)}` },
    ]),
    { name: 'line ends in an item', text: `- a\n${'\n'.repeat(200_000)}  b` },
    { name: 'some line ends in an item', text: `- a\n${'\n'.repeat(9000)}  b` },
    { name: 'stairs', text: stairs('  ', '- a') },
    { name: 'stairs of quotes', text: stairs('> ', 'a') },
    { name: 'columns', text: `|${'a|'.repeat(12_000)}\n|${'-|'.repeat(12_000)}\n` },
    { name: 'many definitions', text: numbered(39_000, (n) => `[${n}]: b\n`) },
    { name: 'five megabytes', text: 'word word *word*\n\n'.repeat(300_000) },
    { name: 'aliases in aliases', text: yaml(aliases()) },
    { name: 'deep YAML', text: yaml(`a: ${'['.repeat(90_000)}`) },
    { name: 'deep YAML lists', text: yaml(`a: ${'- '.repeat(40_000)}`) },
    { name: 'many keys', text: yaml(numbered(9000, (n) => `k${n}: v\n`)) },
    { name: 'many items', text: yaml(`a:\n${'  - b\n'.repeat(15_000)}`) },
    { name: 'many aliases', text: yaml(`a: &a x\n${numbered(6000, (n) => `k${n}: *a\n`)}`) },
    { name: 'a prototype', text: yaml('__proto__: { admin: true }') },
    { name: 'fences', text: '---\n'.repeat(240_000) },
    ...textsAtLimits(),
  ]
}

/** Texts that are just short of being too dear to be read, each in another way. */
function textsAtLimits(): readonly Sample[] {
  const words = ' word'.repeat(18_000)
  const passages = (passage: string, count: number) => `${passage}\n\n`.repeat(count)
  return [
    { name: 'stars behind words', text: passages('a*'.repeat(3990), 1) },
    { name: 'passages of stars behind words', text: passages('a*'.repeat(1200), 11) },
    { name: 'stars before many words', text: passages('a*'.repeat(1200) + words, 9) },
    { name: 'links in links', text: `${'['.repeat(1990)}a${'](b)'.repeat(1990)}` },
    { name: 'passages of brackets', text: passages(']('.repeat(1200), 11) },
    { name: 'titles without end', text: passages('[a](b "'.repeat(600) + words, 9) },
    { name: 'backticks without end', text: passages(runsOfBackticks(13) + words, 8) },
    { name: 'comments without end', text: passages('a<!--'.repeat(13) + words, 8) },
    { name: 'underlined headings', text: 'a\n-\n'.repeat(2990) },
    { name: 'words that leave their quotes', text: `> > > a\n${'a\n'.repeat(2490)}` },
    { name: 'words that leave quotes after quotes', text: passages('> a\na', 2490) },
    { name: 'items', text: '- a\n'.repeat(19_900) },
    { name: 'items apart', text: '- a\n\n'.repeat(19_900) },
    { name: 'items in items', text: passages(`${'- '.repeat(24)}a`, 830) },
    { name: 'footnotes', text: numbered(990, (n) => `a[^${n}]\n\n[^${n}]: b\n\n`) },
    { name: 'definitions in use', text: numbered(5000, (n) => `[a][${n}]\n\n[${n}]: b\n\n`) },
    { name: 'tables', text: passages('|a|\n|-|\n|a|', 4000) },
    { name: 'a long table', text: `|a|b\n|-|-\n${'|a|b\n'.repeat(4990)}` },
    { name: 'short passages', text: passages('a', 29_000) },
    {
      name: 'passages that differ a little',
      text: numbered(20_000, (n) => `${n % 7} a b ${n}.\n\n`),
    },
    {
      name: 'headings of all levels',
      text: numbered(20_000, (n) => `${'#'.repeat(1 + (n % 6))} a\n\n`),
    },
    {
      name: 'days and steps',
      text: passages(
        `| Heure | Durée | Étape |\n|-|-|-|\n${'| 9:00 | 10 min | a |\n'.repeat(20)}`,
        250,
      ),
    },
  ]
}

/** Runs of backticks of different lengths, which never meet. */
function runsOfBackticks(count: number): string {
  return numbered(count, (at) => `${'`'.repeat(at + 1)} a `)
}

/** Opens a text, saves it with another paragraph, and reads it in other ways; `step` runs each of them. */
export function readHostile(text: string, step: (name: string, work: () => void) => void): void {
  const { body, base } = openText(text)
  const words = [{ type: 'text', text: 'new words' }]
  const content = [...(body.content ?? []), { type: 'paragraph', content: words }]
  step('open', () => openText(text))
  step('save', () => saveText(base, { ...body, content }))
  step('normal form', () => normalForm(body))
  step('blocks', () => parseBlocks(text))
  step('fields', () => parseFrontMatter(text))
}

function stairs(step: string, end: string): string {
  return numbered(900, (at) => `${step.repeat(at)}${end}\n`)
}

function numbered(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('')
}

function aliases(): string {
  const names = 'abcdefgh'
  const line = (at: number) =>
    `${names[at]}: &${names[at]} [${at === 0 ? 'x' : `*${names[at - 1]}, `.repeat(9)}x]\n`
  return numbered(8, line)
}
