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
  ]
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
