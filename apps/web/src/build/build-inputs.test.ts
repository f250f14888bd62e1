import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isBuildInput, nameOfInputs, serverInputs, webInputs } from './build-inputs.mjs'

const root = mkdtempSync(path.join(tmpdir(), 'forkshop-inputs-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}
for (const file of [
  'pnpm-lock.yaml',
  'apps/server/package.json',
  'apps/server/src/main.ts',
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
  const before = nameOfInputs(root, webInputs)
  write(file, text)
  expect(nameOfInputs(root, webInputs)).not.toBe(before)
})

test.each([
  ['a test', 'packages/domain/src/slug.test.ts'],
  ['a text that tests read', 'packages/compare/src/testing/day.ts'],
  ['the server', 'apps/server/src/main.ts'],
  ['what was made', 'apps/web/dist/current'],
])('the build stays for %s', (_, file) => {
  const before = nameOfInputs(root, webInputs)
  write(file, 'changed')
  expect(nameOfInputs(root, webInputs)).toBe(before)
})

test('a build may read what its name stands for, and packages of others', () => {
  const files = ['apps/web/src/App.vue', 'node_modules/vue/index.js', 'apps/server/src/main.ts']
  expect(files.map((file) => isBuildInput(file, webInputs))).toEqual([true, true, false])
})

test.each([
  ['a file of the server', 'apps/server/src/main.ts', true],
  ['a file of a package', 'packages/domain/src/slug.ts', true],
  ['the packages of others', 'pnpm-lock.yaml', true],
  ['what tests alone use', 'apps/server/src/testing/calls.ts', false],
  ['a component', 'apps/web/src/App.vue', false],
])('the build of the server, after a change of %s (%s): another is %s', (what, file, isAnother) => {
  const before = nameOfInputs(root, serverInputs)
  write(file, `changed: ${what}`)
  expect(nameOfInputs(root, serverInputs) !== before).toBe(isAnother)
})
