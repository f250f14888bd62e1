import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// Stock git on a clone, set up by the very lines of the guide.

const root = fileURLToPath(new URL('../..', import.meta.url))
const guide = readFileSync(path.join(root, 'docs/guide/git.md'), 'utf8')
const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-drivers-'))
const [origin, clone] = [path.join(folder, 'origin'), path.join(folder, 'clone')]
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const environment = {
  ...process.env,
  LANG: 'C',
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_PAGER: 'cat',
}

const run = (cwd: string, command: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: environment,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const git = (cwd: string, ...args: readonly string[]) => run(cwd, 'git', args)

/** The same, where nothing else than success will do. */
const mustGit = (cwd: string, ...args: readonly string[]): void => {
  const { status, stdout, stderr } = git(cwd, ...args)
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stdout}${stderr}`)
}

const codeBlock = (language: string): string =>
  new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'm').exec(guide)?.[1] ?? ''

const read = (cwd: string, name = 'format.md') => readFileSync(path.join(cwd, name))

const commitAs = (cwd: string, branch: string, text: string | Uint8Array): void => {
  mustGit(cwd, 'checkout', '-q', '-B', branch, 'origin/main')
  writeFileSync(path.join(cwd, 'format.md'), text)
  mustGit(cwd, 'commit', '-q', '-a', '-m', branch)
}

const base = `---
kind: format
title: A day
tags: [day, night]
---

Bring a chair. Open the doors at nine. Close them at six.

- water
- bread
- cheese

| Time | Duration | Step |
| --- | --- | --- |
| 9:00 | 30 min | Talk |
| 9:30 | 30 min | Eat |
`

const changed = (...turns: readonly (readonly [string, string])[]): string =>
  turns.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`"${from}" is not in the text`)
    return text.replace(from, to)
  }, base)

const ours = changed(
  ['nine', 'eight'],
  ['- bread', '- dark bread'],
  ['[day, night]', '[day, night, home]'],
  ['9:00 | 30', '9:00 | 45'],
)
const theirs = changed(
  ['at six', 'at seven'],
  ['- cheese', '- goat cheese'],
  ['[day, night]', '[day, town, night]'],
  ['Talk', 'Speech'],
)
const both = changed(
  ['nine', 'eight'],
  ['at six', 'at seven'],
  ['- bread', '- dark bread'],
  ['- cheese', '- goat cheese'],
  ['[day, night]', '[day, town, night, home]'],
  ['9:00 | 30 min | Talk', '9:00 | 45 min | Speech'],
)

/** Merges two texts that start from `base`, in the clone. */
const merge = (mine: string | Uint8Array, other: string | Uint8Array) => {
  git(clone, 'merge', '--abort')
  commitAs(clone, 'theirs', other)
  commitAs(clone, 'ours', mine)
  return git(clone, 'merge', '-q', 'theirs')
}

beforeAll(() => {
  mustGit(folder, 'init', '-q', '-b', 'main', origin)
  const person = ['-c', 'user.name=Someone', '-c', 'user.email=someone@example.org'] as const
  writeFileSync(path.join(origin, 'format.md'), base)
  writeFileSync(path.join(origin, '.gitattributes'), codeBlock(''))
  mustGit(origin, 'add', '.')
  mustGit(origin, ...person, 'commit', '-q', '-m', 'base')
  mustGit(folder, 'clone', '-q', origin, clone)
  mustGit(clone, 'config', 'user.name', 'Someone')
  mustGit(clone, 'config', 'user.email', 'someone@example.org')
})

test('git by itself finds conflicts where the guide promises none', () => {
  expect(merge(ours, theirs).status).toBe(1)
  expect(read(clone).toString()).toContain('<<<<<<<')
})

describe('set up as the guide says', () => {
  beforeAll(() => {
    const command = `"${process.execPath}" "${path.join(root, 'apps/server/src/main.ts')}"`
    const lines = codeBlock('sh').replace(/^forkshop=.*$/m, () => `forkshop='${command}'`)
    const { status, stderr } = run(clone, 'sh', ['-e', '-c', lines])
    if (status !== 0 || !lines.includes(command)) throw new Error(`the guide's lines: ${stderr}`)
  })

  test('git merges neighbouring sentences, items, cells and one set', () => {
    expect(merge(ours, theirs)).toMatchObject({ status: 0 })
    expect(read(clone).toString()).toBe(both)
    expect(git(clone, 'status', '--porcelain').stdout).toBe('')
  })

  test('a conflict leaves status 1 and all three texts between markers', () => {
    const mine = changed(['a chair', 'two chairs'], ['- cheese', '- goat cheese'])
    const other = changed(['a chair', 'a bench'], ['at six', 'at seven'])
    expect(merge(mine, other).status).toBe(1)
    expect(git(clone, 'status', '--porcelain').stdout).toBe('UU format.md\n')
    const text = read(clone).toString()
    const marked = /^<{7} ours\n(.*)\n\|{7} base\n(.*)\n={7}\n(.*)\n>{7} theirs\n/m.exec(text)
    expect(marked?.slice(1)).toEqual([
      'Bring two chairs. Open the doors at nine. Close them at seven.',
      'Bring a chair. Open the doors at nine. Close them at seven.',
      'Bring a bench. Open the doors at nine. Close them at seven.',
    ])
    expect(text).toContain('- goat cheese')
  })

  test('git diff goes on while a conflict is open', () => {
    expect(git(clone, 'status', '--porcelain').stdout).toBe('UU format.md\n')
    const { status, stdout } = git(clone, 'diff')
    expect(stdout).toContain('Bring a bench.')
    expect(status).toBe(0)
  })

  test('a side that is not UTF-8 is a conflict that says where, and ours stays', () => {
    const bytes = Buffer.concat([Buffer.from(theirs), Buffer.from([0xff])])
    const { status, stderr } = merge(ours, bytes)
    expect(status).toBe(1)
    expect(stderr).toMatch(new RegExp(`not UTF-8 at byte ${bytes.length - 1}`))
    expect(read(clone).toString()).toBe(ours)
    expect(git(clone, 'status', '--porcelain').stdout).toBe('UU format.md\n')
  })

  test('git diff tells what changed', () => {
    mustGit(clone, 'merge', '--abort')
    mustGit(clone, 'checkout', '-q', '-B', 'read', 'origin/main')
    writeFileSync(path.join(clone, 'format.md'), ours)
    const { status, stdout } = git(clone, 'diff')
    expect(status).toBe(0)
    expect(stdout.split('\n')[0]).toBe('== format.md')
    expect(stdout).toContain('tags: {+"home"+}')
    expect(stdout).toContain('Bring a chair. Open the doors at [-nine-]{+eight+}.')
    expect(stdout).toMatch(/lasts 45\smin instead of 30\smin/)
    expect(git(clone, 'diff', '--no-ext-diff').stdout).toContain('@@')
  })

  test('git diff tells of files that come and go', () => {
    mustGit(clone, 'mv', '-f', 'format.md', 'new.md')
    const { status, stdout } = git(clone, 'diff', 'HEAD', '--no-renames')
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /== format\.md\n[^]*\n- Bring a chair[^]*\n== new\.md\n[^]*\n\+ Bring a chair/,
    )
  })
})
