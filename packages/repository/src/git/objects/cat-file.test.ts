import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createCatFilePool } from './cat-file.ts'

const MISSING = '0'.repeat(40)

/** A repository with some blobs, and their ids. */
const withBlobs = (...contents: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'forkshop-cat-file-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const git = (args: readonly string[], input = '') =>
    execFileSync('git', [`--git-dir=${folder}`, ...args], { input })
      .toString()
      .trim()
  git(['init', '--bare', '-q'])
  const ids = contents.map((content) => git(['hash-object', '-w', '--stdin'], content))
  return { folder, ids }
}

/** A git that ends at once the first so many times, as one does whose packs are taken away. */
const dyingGit = (folder: string, times: number): string => {
  const path = join(folder, 'dying-git')
  const deaths = join(folder, 'deaths')
  writeFileSync(
    path,
    `#!/bin/sh\necho x >> ${deaths}\n[ $(wc -l < ${deaths}) -gt ${times} ] && exec git "$@"\n`,
  )
  chmodSync(path, 0o755)
  return path
}

const poolOf = (gitBinary: string) => {
  const pool = createCatFilePool(gitBinary)
  onTestFinished(() => pool.close())
  return pool
}

test('objects asked for at once are answered each, and null where there is none', async () => {
  const { folder, ids } = withBlobs('one', 'two\n', 'x'.repeat(300_000))
  const pool = poolOf('git')
  const asked = ids.flatMap((id) => [MISSING, id, 'nothing:here'])
  const answers = await Promise.all(asked.map((id) => pool.read(folder, id)))
  expect(answers.map((one) => one?.bytes.length ?? null)).toEqual(
    [3, 4, 300_000].flatMap((length) => [null, length, null]),
  )
  expect(answers[1]).toEqual({ kind: 'blob', bytes: Buffer.from('one') })
})

test('a git that ends while it is asked is replaced by another one, once', async () => {
  const { folder, ids } = withBlobs('one')
  const read = (times: number) => poolOf(dyingGit(folder, times)).read(folder, ids[0] ?? '')
  expect((await read(1))?.bytes.toString()).toBe('one')
  rmSync(join(folder, 'deaths'))
  await expect(read(2)).rejects.toMatchObject({ code: 'repository-corrupt' })
})
