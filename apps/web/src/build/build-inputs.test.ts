import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isBuildInput, nameOfInputs } from './build-inputs.ts'

const root = mkdtempSync(path.join(tmpdir(), 'forkshop-inputs-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}
for (const file of [
  'pnpm-lock.yaml',
  'apps/server/package.json',
  'apps/web/src/App.vue',
  'packages/domain/src/slug.ts',
]) {
  write(file, 'as it is')
}

test.each([
  ['a component', 'apps/web/src/App.vue', 'changed'],
  ['a file of a package', 'packages/domain/src/slug.ts', 'changed'],
  ['a new file', 'apps/web/public/robots.txt', 'new'],
  ['the packages of others', 'pnpm-lock.yaml', 'changed'],
])('the build is made anew for %s', (_, file, text) => {
  const before = nameOfInputs(root)
  write(file, text)
  expect(nameOfInputs(root)).not.toBe(before)
})

test.each([
  ['a test', 'packages/domain/src/slug.test.ts'],
  ['a text that tests read', 'packages/compare/src/testing/day.ts'],
  ['the server', 'apps/server/src/main.ts'],
  ['what was made', 'apps/web/dist/current'],
])('the build stays for %s', (_, file) => {
  const before = nameOfInputs(root)
  write(file, 'changed')
  expect(nameOfInputs(root)).toBe(before)
})

test('a build may read what its name stands for, and packages of others', () => {
  const files = ['apps/web/src/App.vue', 'node_modules/vue/index.js', 'apps/server/src/main.ts']
  expect(files.map(isBuildInput)).toEqual([true, true, false])
})
