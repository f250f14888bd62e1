import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listAssets } from './assets.ts'

test('a file is packed once, however often it is asked for', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-assets-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(path.join(folder, 'app.js'), 'let answer = 42\n'.repeat(1000))
  const assets = await listAssets(folder)
  const [first, second] = await Promise.all([assets.read('/app.js'), assets.read('/app.js')])
  expect(first?.bodies.br).toBeDefined()
  expect(second).toBe(first)
  expect(await assets.read('/app.js')).toBe(first)
  expect(await assets.read('/other.js')).toBeNull()
})
