import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFolder } from './folder-files.ts'
import { plainLimits, type PlainLimits } from './plain-limits.ts'

let root = ''

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'forkshop-folder-'))
  await mkdir(path.join(root, 'texts/in'), { recursive: true })
  await writeFile(path.join(root, 'secret.md'), 'Not for everybody.')
  await writeFile(path.join(root, 'texts/b.md'), 'Words.')
  await writeFile(path.join(root, 'texts/in/a.md'), 'More.')
  await writeFile(path.join(root, 'texts/tool.exe'), 'bytes')
  await symlink('../secret.md', path.join(root, 'texts/c.md'))
})
afterAll(() => rm(root, { recursive: true }))

/** What is told of each file of the folder, in its order. */
const told = async (limits: Partial<PlainLimits> = {}) => {
  const { files } = await openFolder(path.join(root, 'texts'), { ...plainLimits, ...limits })
  const all: (readonly [string, string, boolean])[] = []
  for await (const { path: name, bytes, isLink } of files)
    all.push([name, Buffer.from(bytes).toString(), isLink === true])
  return all
}

test('a folder gives texts with their bytes, other files by name, and where a link leads but nothing from there', async () => {
  expect(await told()).toEqual([
    ['b.md', 'Words.', false],
    ['c.md', '../secret.md', true],
    ['in/a.md', 'More.', false],
    ['tool.exe', '', false],
  ])
})

test.each([
  ['a file', 'too-large', { fileBytes: 5 }],
  ['all of them', 'too-large', { allBytes: 10 }],
  ['their number', 'too-many', { files: 3 }],
])('a folder is refused where %s is beyond the limit', async (_, code, limits) => {
  await expect(told(limits)).rejects.toMatchObject({ code })
})

test('a folder at its limits is read', async () => {
  expect(await told({ fileBytes: 6, allBytes: 11, files: 4 })).toHaveLength(4)
})
