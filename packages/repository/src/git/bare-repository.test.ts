import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeBareRepository, removeUnmade } from './bare-repository.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'forkshop-bare-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['goes when it holds nothing', null, false],
  ['goes when it holds a file that was not finished', 'objects/pack/tmp_pack_x', false],
  ['stays with an object', 'objects/ab/cdef', true],
  ['stays with a pack', 'objects/pack/pack-1.pack', true],
  ['stays with a ref', 'refs/namespaces/a/refs/heads/main', true],
])('a repository whose making failed %s', async (_, file, isKept) => {
  const repository = join(folder, 'a.git')
  await makeBareRepository(repository)
  if (file !== null) {
    mkdirSync(dirname(join(repository, file)), { recursive: true })
    writeFileSync(join(repository, file), '')
  }
  await removeUnmade(repository)
  expect(existsSync(repository)).toBe(isKept)
})

test('one that was not even begun is no reason to fail', async () => {
  await expect(removeUnmade(join(folder, 'none.git'))).resolves.toBeUndefined()
})
