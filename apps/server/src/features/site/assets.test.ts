import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listAssets } from './assets.ts'

test('a file is read once, as the build packed it, and under its own name alone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-assets-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(path.join(folder, 'app.js'), 'let answer = 42\n')
  writeFileSync(path.join(folder, 'app.js.br'), 'as brotli')
  writeFileSync(path.join(folder, 'app.js.gz'), 'as gzip')
  writeFileSync(path.join(folder, 'small.js'), 'let answer')
  const assets = await listAssets(folder)
  const [first, second] = await Promise.all([assets.read('/app.js'), assets.read('/app.js')])
  expect(first?.bodies).toEqual({
    identity: Buffer.from('let answer = 42\n'),
    br: Buffer.from('as brotli'),
    gzip: Buffer.from('as gzip'),
  })
  expect(second).toBe(first)
  expect(await assets.read('/app.js')).toBe(first)
  expect(Object.keys((await assets.read('/small.js'))?.bodies ?? {})).toEqual(['identity'])
  for (const url of ['/other.js', '/app.js.br', '/app.js.gz']) {
    expect(await assets.read(url), url).toBeNull()
  }
})
