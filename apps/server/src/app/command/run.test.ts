import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSettings } from '../../base/settings.ts'
import { lockDataFolder } from '../../base/disk/owner-lock.ts'
import { runCommand } from './run.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: string | Uint8Array): string => {
  const full = path.join(folder, name)
  writeFileSync(full, content)
  return full
}

const run = async (args: readonly string[], environment: Record<string, string> = {}) => {
  const printed: string[] = []
  const complaints: string[] = []
  const status = await runCommand(args, {
    print: (text) => printed.push(text),
    complain: (text) => complaints.push(text),
    environment,
  })
  return { status, printed: printed.join('\n'), complaints: complaints.join('\n') }
}

const base = file('base.md', '---\ntitle: A\n---\n\nOne two three.\n\nFour five six.\n')
const ours = file('ours.md', '---\ntitle: A\n---\n\nOne two 3.\n\nFour five six.\n')
const theirs = file('theirs.md', '---\ntitle: A\n---\n\nOne two three.\n\nFour five 6.\n')
const rival = file('rival.md', '---\ntitle: A\n---\n\nOne two drei.\n\nFour five six.\n')

test('diff prints one JSON value and answers 1 when the texts differ', async () => {
  const { status, printed } = await run(['diff', base, ours, '--json'])
  expect(status).toBe(1)
  const comparison = JSON.parse(printed)
  expect(Object.keys(comparison).toSorted()).toEqual(['agenda', 'blocks', 'degraded', 'fields'])
  expect(comparison.blocks.map(({ kind }: { kind: string }) => kind)).toEqual(['changed', 'same'])
})

test('diff answers 0 for the same text', async () => {
  expect((await run(['diff', base, base, '--json'])).status).toBe(0)
})

const older = file(
  'older.md',
  '---\ntitle: A\ntags: [a, b]\nstatus: draft\n---\n\n# Intro\n\nOne two three. Four five six.\n\n## Friday\n\n| Time | Duration | Step |\n| --- | --- | --- |\n| 9:00 | 30 min | Talk |\n| 9:30 | 30 min | Eat |\n\n## List\n\n- one\n- two\n\nGone for good.\n\nA passage that goes up whole.\n',
)
const newer = file(
  'newer.md',
  '---\ntitle: A\ntags: [a, c]\nlang: en\n---\n\nA passage that goes up whole.\n\n# Intro\n\nOne two 3.\n\nFour five six.\n\n## Friday\n\n| Time | Duration | Step |\n| --- | --- | --- |\n| 9:00 | 45 min | Talk |\n| 9:45 | 30 min | Eat |\n\n## List\n\n- one\n- new\n- two\n\nWholly other words stand here.\n',
)

test('diff shows people what changed: in sum, fields, agenda, and each passage with its words', async () => {
  const { status, printed } = await run(['diff', older, newer])
  expect(status).toBe(1)
  expect(printed.replace(/[\u00A0\u202F]/g, ' ').replace(/[\u2068\u2069]/g, '')).toBe(
    `One passage changed, one passage split, one passage added, one passage removed, one passage moved; one step of the agenda changes, one other shifts, Friday ends 15 min later; one field added, one field removed, one field changed.
tags: [-"b"-]
tags: {+"c"+}
lang: {+"en"+}
status: [-"draft"-]
09:00, “Talk”: lasts 45 min instead of 30 min
One other step starts 15 min later
Friday ends at 10:15, 15 min later (1 h 15)

@ moved
  A passage that goes up whole.

@ split (Intro)
  One two [-three-]{+3+}.

  Four five six.

@ changed (Friday)
  | Time | Duration | Step |
  | --- | --- | --- |
  | 9:00 | [-30-] {+45+} min | Talk |
  | [-9:30-]{+9:45+} | 30 min | Eat |

@ changed (List)
  - one
  {+- new+}
  - two

@ removed (List)
- Gone for good.

@ added (List)
+ Wholly other words stand here.`,
  )
})

test('diff speaks the language of the terminal', async () => {
  const { printed } = await run(['diff', base, ours], { LANG: 'fr_FR.UTF-8' })
  expect(printed).toBe('Un passage modifié.\n\n@ modifié\n  One two [-three-]{+3+}.')
})

test('diff says that nothing changed', async () => {
  expect((await run(['diff', base, base])).printed).toBe('Nothing changed.')
})

test.each([
  [
    'another wrapping',
    'One two\nthree.',
    'One\ntwo three.',
    'Only white space differs.\n\n@ white space only\n  One two three.',
  ],
  [
    'a table with other padding',
    '## Who\n\n| A | B |\n| - | - |\n| x | y |',
    '## Who\n\n| A   | B   |\n| --- | --- |\n| x   | y   |',
    'Only white space differs.\n\n@ white space only (Who)\n  | A | B | | --- | --- | | x | y |',
  ],
  [
    'another sign that reads the same',
    '* one\n* two',
    '- one\n- two',
    'Only the way it is written differs.\n\n@ reads the same\n  [-*-] {+-+} one\n  [-*-] {+-+} two',
  ],
  [
    'accents in two parts',
    'Un caf\u00e9 noir.',
    'Un cafe\u0301 noir.',
    'Only the way it is written differs.\n\n@ reads the same\n  Un [-caf\u00e9-] {+cafe\u0301+} noir.',
  ],
  [
    'a line that became a heading',
    'Hello.\n\n##Git',
    'Hello.\n\n## Git',
    'One passage changed.\n\n@ changed, paragraph → level 2 heading\n  ## Git',
  ],
  [
    'a list that became sections',
    '- Opening. Everybody says hello.\n- Talking. Each has three minutes.',
    '## Opening\n\nEverybody says hello.\n\n## Talking\n\nEach has three minutes.',
    'One passage split.\n\n@ split, bulleted list → headings and paragraphs',
  ],
])('diff says of %s what it is', async (name, before, after, told) => {
  const [from, to] = [file(`${name}-1.md`, `${before}\n`), file(`${name}-2.md`, `${after}\n`)]
  const { status, printed } = await run(['diff', from, to])
  expect(status).toBe(1)
  expect(printed.slice(0, told.length)).toBe(told)
})

test('diff says that it was coarse', async () => {
  const long = (word: string) => file(`${word}.md`, `${word} un deux.\n\n`.repeat(50_000))
  const { status, printed } = await run(['diff', long('a'), long('b')])
  expect(status).toBe(1)
  expect(printed).toContain('Compared coarsely: passages may show as wholly replaced.')
})

test('merge-file joins changes to different passages', async () => {
  const { status, printed } = await run(['merge-file', base, ours, theirs, '--json'])
  expect(status).toBe(0)
  expect(JSON.parse(printed)).toEqual({
    outcome: 'merged',
    text: '---\ntitle: A\n---\n\nOne two 3.\n\nFour five 6.\n',
    conflicts: [],
  })
})

test('merge-file answers 1 and both sides of what it cannot decide', async () => {
  const { status, printed } = await run(['merge-file', base, ours, rival, '--json'])
  expect(status).toBe(1)
  const { outcome, conflicts } = JSON.parse(printed)
  expect(outcome).toBe('conflict')
  expect(conflicts).toHaveLength(1)
  expect(Object.keys(conflicts[0]).toSorted()).toEqual(['base', 'ours', 'theirs'])
})

test('merge-file writes conflict markers where git asks for them', async () => {
  const output = path.join(folder, 'merged.md')
  const { status } = await run([
    'merge-file',
    base,
    ours,
    rival,
    '--output',
    output,
    '--marker-size',
    '9',
  ])
  expect(status).toBe(1)
  const text = readFileSync(output, 'utf8')
  expect(text).toContain('<<<<<<<<< ours\nOne two 3.\n')
  expect(text).toContain('>>>>>>>>> theirs\n')
})

test('roundtrip changes no byte of an untouched text', async () => {
  const { status, printed } = await run(['roundtrip', base, ours, '--json'])
  expect(status).toBe(0)
  expect(JSON.parse(printed)).toEqual([
    { file: base, changedBytes: 0, changedOutsideBlock: 0 },
    { file: ours, changedBytes: 0, changedOutsideBlock: 0 },
  ])
})

test('roundtrip changes a word in its block alone', async () => {
  const { status, printed } = await run(['roundtrip', base, '--replace', 'five', 'FIVE5', '--json'])
  expect(status).toBe(0)
  expect(JSON.parse(printed)).toEqual([{ file: base, changedBytes: 5, changedOutsideBlock: 0 }])
})

test.each([
  ['an unknown command', ['dance']],
  ['a missing argument', ['diff', base]],
  ['an unknown option', ['diff', base, ours, '--loud']],
  ['a file that is not there', ['diff', base, path.join(folder, 'none.md')]],
  ['a marker size that is none', ['merge-file', base, ours, theirs, '--marker-size', 'x']],
  ['words that are not in the text', ['roundtrip', base, '--replace', 'nowhere', 'x']],
  ['half a replacement', ['roundtrip', base, '--replace', 'five']],
  ['an unknown order', ['account', 'promote', 'a@example.org']],
])('%s is wrong use: 2, nothing on standard output', async (_what, args) => {
  const { status, printed, complaints } = await run(args)
  expect(status).toBe(2)
  expect(printed).toBe('')
  expect(complaints).not.toBe('')
})

test('a file that is no text is unreadable input, with the place', async () => {
  const broken = file('broken.md', new Uint8Array([65, 0xff, 66]))
  const { status, complaints } = await run(['diff', broken, base])
  expect(status).toBe(2)
  expect(complaints).toMatch(/not UTF-8 at byte 1/)
})

test('help is not an error', async () => {
  expect(await run(['--help'])).toMatchObject({ status: 0, complaints: '' })
})

test('accounts are made on a library that nobody serves', async () => {
  const environment = { FORKSHOP_DATA: path.join(folder, 'library'), FORKSHOP_DEMO: '0' }
  const created = await run(['account', 'create', 'new@example.org', '--json'], environment)
  expect(created.status).toBe(0)
  const account = JSON.parse(created.printed)
  expect(account).toMatchObject({ email: 'new@example.org', admin: false, created: true })
  expect(account.link).toMatch(/^http:\/\/localhost:3000\/reset\//)
  const admin = await run(['account', 'admin', 'new@example.org'], environment)
  expect(admin.printed).toBe('new@example.org is an administrator.')
  const again = await run(['account', 'create', 'new@example.org'], environment)
  expect(again).toMatchObject({ status: 1, printed: '' })
  expect(again.complaints).toContain('already has an account')
})

test('a library that another process is using is left alone', async () => {
  const dataDirectory = path.join(folder, 'held')
  const held = lockDataFolder(dataDirectory, new Date())
  const { status, complaints } = await run(['account', 'create', 'x@example.org'], {
    FORKSHOP_DATA: dataDirectory,
  })
  expect(held.kind).toBe('locked')
  expect(status).toBe(1)
  expect(complaints).toContain(`Process ${process.pid} is using this library`)
})

test.each<[command: readonly string[], told: RegExp]>([
  [['account', 'create', 'nobody'], /nobody n’est pas une adresse électronique/],
  [['account', 'reset-link', 'nobody@example.org'], /nobody@example\.org n’a pas de compte/],
  [['account', 'address', 'lost', 'a@example.org'], /Il n’y a pas de compte lost/],
  [['merge-file', 'a', 'b', 'c', '--marker-size', 'wide'], /wide n’est pas un nombre de 1 à 100/],
])('at a French terminal, %j is refused in French', async (command, told) => {
  const { complaints, status } = await run(command, {
    FORKSHOP_DATA: path.join(folder, 'french'),
    LC_ALL: 'fr_FR.UTF-8',
  })
  expect(status).not.toBe(0)
  expect(complaints).toMatch(told)
})

test('a wrong setting is named', async () => {
  const { status, complaints } = await run(['serve'], { FORKSHOP_PORT: 'many' })
  expect(status).toBe(2)
  expect(complaints).toContain('FORKSHOP_PORT')
})

test('the secret is made once, for its owner alone', () => {
  const environment = { FORKSHOP_DATA: path.join(folder, 'secret-library') }
  const first = readSettings(environment)
  expect(first.secret.length).toBeGreaterThanOrEqual(32)
  expect(readSettings(environment).secret).toBe(first.secret)
  expect(() => readSettings({ ...environment, FORKSHOP_SECRET: 'short' })).toThrow(
    'FORKSHOP_SECRET',
  )
})
