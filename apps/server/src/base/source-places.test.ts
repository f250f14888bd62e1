import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { withSourcePlaces } from './source-places.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-places-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const address = (file: string): string => pathToFileURL(path.join(folder, file)).href
// Column 11 of the one line is line 3, column 5 of a source (ECMA-426: VLQ of 10, 0, 2, 4).
const map = { version: 3, sources: ['../src/page.ts'], names: [], mappings: 'UAEI' }
writeFileSync(path.join(folder, 'built.js.map'), JSON.stringify(map))

const source = new URL('../src/page.ts', address('built.js')).href

test.each([
  ['leads to the source', `at draw (${address('built.js')}:1:11)`, `at draw (${source}:3:5)`],
  ['without a function too', `at ${address('built.js')}:1:11`, `at ${source}:3:5`],
  [
    'stays where there is no map',
    `at ${address('other.js')}:1:11`,
    `at ${address('other.js')}:1:11`,
  ],
  ['stays in Node itself', 'at node:internal/fs:1:11', 'at node:internal/fs:1:11'],
])('a place of a stack %s', (_, stack, told) => {
  expect(withSourcePlaces(`Error: no\n    ${stack}`)).toBe(`Error: no\n    ${told}`)
})
