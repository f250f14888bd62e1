import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommand } from './run.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-bad-input-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Milliseconds of the processor that an answer, or a refusal, may take. */
const LIMIT_MS = 2_000

const run = async (...args: readonly string[]) => {
  const printed: string[] = []
  const complaints: string[] = []
  const start = process.threadCpuUsage()
  const status = await runCommand(args, {
    print: (text) => printed.push(text),
    complain: (text) => complaints.push(text),
    environment: {},
  })
  const ms = process.threadCpuUsage(start).user / 1000
  return { status, ms, printed: printed.join('\n'), complaints: complaints.join('\n') }
}

const file = (name: string, content: string | Uint8Array): string => {
  const full = path.join(folder, name)
  writeFileSync(full, content)
  return full
}

const yaml = (source: string) => `---\n${source}\n---\n\ntext\n`
const bomb = (word: string) =>
  yaml(
    ['a: &a [x, x]']
      .concat(
        [...'bcdefgh'].map(
          (key, at) => `${key}: &${key} [${`*${'abcdefg'[at]}, `.repeat(9)}${word}]`,
        ),
      )
      .join('\n'),
  )

/** Texts that three people would hardly write, as each of them changed it. */
const heavy: readonly (readonly [string, (word: string) => string])[] = [
  ['five megabytes', (word) => `${word}\n\n${'word word *word*\n\n'.repeat(300_000)}`],
  ['a line of a megabyte', (word) => `${'word *a* '.repeat(111_111)}${word}\n`],
  ['10,000 levels of quotes', (word) => `${'> '.repeat(10_000)}${word}\n`],
  ['10,000 levels of lists', (word) => `${'- '.repeat(10_000)}${word}\n`],
  ['10,000 levels of brackets', (word) => `${'['.repeat(10_000)}${word}${']'.repeat(10_000)}\n`],
  ['YAML that grows', bomb],
  ['YAML of 90,000 brackets', (word) => yaml(`a: ${'['.repeat(90_000)}${word}`)],
  ['a prototype', (word) => yaml(`__proto__: { admin: ${word} }`)],
  [
    'blanks for a slow pattern',
    (word) => `a${' '.repeat(90_000)}${word}\n\n|${' '.repeat(90_000)}-\n`,
  ],
]

describe.each(heavy)('%s', (name, textOf) => {
  const [base, ours, theirs] = ['base', 'ours', 'theirs'].map((word) =>
    file(`${name} ${word}.md`, textOf(word)),
  )
  if (base === undefined || ours === undefined || theirs === undefined) throw new Error('no files')

  test.each([
    ['diff', [base, ours], 1],
    ['merge-file', [base, ours, theirs], 1],
    ['roundtrip', [base], 0],
  ] as const)('%s answers within the limit', async (command, files, expected) => {
    const { status, ms, printed } = await run(command, ...files, '--json')
    expect(status).toBe(expected)
    expect(() => void JSON.parse(printed)).not.toThrow()
    expect(ms).toBeLessThan(LIMIT_MS)
    expect([base, ours, theirs].map((one) => readFileSync(one, 'utf8'))).toEqual(
      ['base', 'ours', 'theirs'].map(textOf),
    )
  })

  test('a merge keeps every side of what it asks', async () => {
    const { printed } = await run('merge-file', base, ours, theirs, '--json')
    const { conflicts } = JSON.parse(printed)
    expect(conflicts).toHaveLength(1)
    for (const side of ['base', 'ours', 'theirs']) expect(conflicts[0][side]).toContain(side)
  })
})

describe.each([
  ['is not there', null, /cannot be read/],
  ['is a folder', folder, /cannot be read/],
  ['is not UTF-8', file('broken.md', new Uint8Array([65, 0xff, 66])), /not UTF-8 at byte 1/],
  ['holds a NUL byte', file('nul.md', 'ab\0c'), /a NUL byte at byte 2/],
  ['is UTF-16', file('wide.md', Buffer.from('\uFEFFab', 'utf16le')), /not UTF-8 at byte 0/],
])('a file that %s', (_what, given, message) => {
  const bad = given ?? path.join(folder, 'none.md')
  const good = file('good.md', 'One.\n')
  const output = file('output.md', 'Before.\n')

  test.each([
    ['diff', [good, bad]],
    ['merge-file', [good, good, bad, '--output', output]],
    ['roundtrip', [good, bad]],
  ])('is refused by %s, by name and place, and nothing is written', async (command, args) => {
    const { status, printed, complaints } = await run(command, ...args)
    expect(status).toBe(2)
    expect(printed).toBe('')
    expect(complaints).toContain(bad)
    expect(complaints).toMatch(message)
    expect(readFileSync(good, 'utf8')).toBe('One.\n')
    expect(readFileSync(output, 'utf8')).toBe('Before.\n')
  })
})
