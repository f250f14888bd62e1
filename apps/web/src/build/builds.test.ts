import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { isCurrent, useBuild } from './builds.mjs'

const home = mkdtempSync(path.join(tmpdir(), 'forkshop-builds-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

let dist = ''
beforeEach(() => {
  dist = path.join(mkdtempSync(path.join(home, 'one-')), 'dist')
})

const make = async (folder: string): Promise<void> => {
  writeFileSync(path.join(folder, 'app.js'), 'made')
}
const current = (): string => readFileSync(path.join(dist, 'current'), 'utf8')
const builds = (): readonly string[] => readdirSync(dist).filter((name) => name !== 'current')
/** No process of this machine has such a number. */
const ended = 2 ** 30

test('what was built before is not built again', async () => {
  await useBuild(dist, 'a', make)
  await useBuild(dist, 'a', () => Promise.reject(new Error('built twice')))
  expect(readFileSync(path.join(dist, current(), 'app.js'), 'utf8')).toBe('made')
})

test('a later build takes the place of one that nobody uses', async () => {
  await useBuild(dist, 'a', make)
  writeFileSync(path.join(dist, 'a', 'used-by', String(ended)), '')
  await useBuild(dist, 'b', make)
  expect([current(), builds()]).toEqual(['b', ['b']])
})

test('a build stays as it is under a running server', async () => {
  await useBuild(dist, 'a', make)
  writeFileSync(path.join(dist, 'a', 'used-by', String(process.pid)), '')
  await useBuild(dist, 'b', make)
  expect([current(), builds()]).toEqual(['b', ['a', 'b']])
  expect(existsSync(path.join(dist, 'a', 'app.js'))).toBe(true)
})

test('a build that fails leaves the one before, and nothing half made', async () => {
  await useBuild(dist, 'a', make)
  await expect(useBuild(dist, 'b', () => Promise.reject(new Error('a slip')))).rejects.toThrow(
    'slip',
  )
  expect([current(), builds()]).toEqual(['a', ['a']])
})

test('two that build the same at once both have it', async () => {
  await Promise.all([useBuild(dist, 'a', make), useBuild(dist, 'a', make)])
  expect([current(), builds()]).toEqual(['a', ['a']])
})

test('nothing is written where the build is the one already', async () => {
  await useBuild(dist, 'a', make)
  const before = statSync(path.join(dist, 'current')).ino
  await useBuild(dist, 'a', make)
  expect(statSync(path.join(dist, 'current')).ino).toBe(before)
})

test('the build of older sources is the one again once they are back', async () => {
  await useBuild(dist, 'a', make)
  writeFileSync(path.join(dist, 'a', 'used-by', String(process.pid)), '')
  await useBuild(dist, 'b', make)
  expect([isCurrent(dist, 'a'), isCurrent(dist, 'b')]).toEqual([false, true])
  await useBuild(dist, 'a', make)
  expect([isCurrent(dist, 'a'), isCurrent(dist, 'b')]).toEqual([true, false])
})
