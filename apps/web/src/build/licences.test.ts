import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shippedPackages, tellLicences } from './licences.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'licences-'))
  const put = async (place: string, manifest: object, texts: Record<string, string> = {}) => {
    await mkdir(path.join(folder, place), { recursive: true })
    await writeFile(path.join(folder, place, 'package.json'), JSON.stringify(manifest))
    for (const [name, text] of Object.entries(texts)) {
      await writeFile(path.join(folder, place, name), text)
    }
  }
  await put('app', {
    name: '@forkshop/app',
    private: true,
    dependencies: { one: '1', ours: '1' },
    devDependencies: { tool: '1' },
    peerDependencies: { tool: '1' },
    peerDependenciesMeta: { tool: { optional: true } },
  })
  await put(
    'app/node_modules/one',
    {
      name: 'one',
      version: '1.2.3',
      license: 'MIT',
      dependencies: { deep: '1' },
      optionalDependencies: { 'for-another-machine': '1' },
    },
    { LICENSE: 'Free.\n' },
  )
  await put(
    'app/node_modules/one/node_modules/deep',
    {
      name: 'deep',
      version: '0.1.0',
      licenses: [{ type: 'ISC' }],
      dependencies: { one: '1' },
    },
    { 'license.md': 'Free.', NOTICE: 'Be kind.' },
  )
  await put('app/node_modules/ours', {
    name: '@forkshop/ours',
    private: true,
    dependencies: { bare: '1' },
  })
  await put('app/node_modules/bare', { name: 'bare', version: '2.0.0' })
  await put('app/node_modules/tool', { name: 'tool', version: '9.0.0', license: 'MIT' })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const found = async () => shippedPackages([path.join(folder, 'app')])

it('finds what is shipped, however deep, once, by name', async () => {
  expect((await found()).map(({ name, version }) => `${name} ${version}`)).toEqual([
    'bare 2.0.0',
    'deep 0.1.0',
    'one 1.2.3',
  ])
})

it('reads licences of each form, and what is to be handed on with the code', async () => {
  expect((await found()).map(({ licence, texts }) => [licence, texts])).toEqual([
    ['not stated', []],
    ['ISC', ['Be kind.', 'Free.']],
    ['MIT', ['Free.']],
  ])
})

it('tells a text once, under all that share it', async () => {
  const told = tellLicences(await found())
  expect(told).toContain('deep 0.1.0 (ISC)\none 1.2.3 (MIT)\n\nFree.\n')
  expect(told.match(/Free\./g)).toHaveLength(1)
})

it('names what has no text of its own', async () => {
  expect(tellLicences(await found())).toContain('bare 2.0.0 (not stated)')
})

it('covers the client, its fonts and the server of this repository', async () => {
  const apps = ['web', 'server'].map((app) =>
    fileURLToPath(new URL(`../../../${app}`, import.meta.url)),
  )
  const told = tellLicences(await shippedPackages(apps))
  for (const name of ['vue', 'fastify', '@fontsource/source-serif-4', 'isomorphic-git']) {
    expect(told).toMatch(new RegExp(`^${name} \\d`, 'm'))
  }
  expect(told).toContain('SIL OPEN FONT LICENSE')
  expect(told).not.toContain('@forkshop/')
})
