import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const dist = fileURLToPath(new URL('../../apps/web/dist', import.meta.url))
const build = path.join(dist, readFileSync(path.join(dist, 'current'), 'utf8'))
const client = path.join(build, 'client')

type Chunk = { readonly file: string; readonly imports?: readonly string[] }
const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
  readFileSync(path.join(client, '.vite/manifest.json'), 'utf8'),
)

/** Words that the code of each large part keeps, whatever the build does to its names. */
const parts = {
  'Markdown parser': 'codeFencedFence',
  'HTML parser': 'eof-in-comment',
  'YAML parser': 'YAMLParseError',
  schemas: 'invalid_union',
  editor: 'ProseMirror-',
  drafts: 'yjs#509',
  'names of all domains': 'aaa1rp3bb',
  menus: 'data-reka-menu-content',
  popovers: 'data-reka-popper-content-wrapper',
}

/** The code that a screen's file fetches before it can run, with what every page has. */
const codeOf = (screen: string): string => {
  const seen = new Set<string>()
  const visit = (key: string): void => {
    if (seen.has(key)) return
    seen.add(key)
    for (const next of manifest[key]?.imports ?? []) visit(next)
  }
  visit('index.html')
  visit(screen)
  return [...seen]
    .map((key) => readFileSync(path.join(client, manifest[key]?.file ?? ''), 'utf8'))
    .join('')
}

it('brings no large part with a screen but with these', () => {
  const screens = Object.keys(manifest).filter((key) =>
    /\/(?:\w+Page|EditorScreen)\.vue$/.test(key),
  )
  expect(screens.length).toBeGreaterThan(20)
  const found = screens.flatMap((screen) => {
    const code = codeOf(screen)
    const large = Object.entries(parts).filter(([, words]) => code.includes(words))
    return large.length === 0 ? [] : [[path.basename(screen), large.map(([name]) => name)]]
  })
  expect(Object.fromEntries(found)).toEqual({
    'AdminPage.vue': ['popovers'],
    'NewPage.vue': ['YAML parser'],
    'EditorScreen.vue': ['editor', 'drafts'],
  })
})

const all = Object.values(manifest)
  .filter(({ file }) => file.endsWith('.js'))
  .map(({ file }) => readFileSync(path.join(client, file), 'utf8'))

it('brings no undoing but that of the shared draft', () => {
  expect(all.filter((code) => code.includes('closeHistory$'))).toEqual([])
})

it('knows every large part by words that the build has', () => {
  const missing = Object.entries(parts).filter(
    ([, words]) => !all.some((one) => one.includes(words)),
  )
  expect(missing).toEqual([])
})

it('draws pages on the server without a compiler of components', () => {
  const drawing = path.join(build, 'server')
  const files = readdirSync(drawing, { recursive: true, encoding: 'utf8' })
  const code = files
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(drawing, name), 'utf8'))
  expect(code.filter((one) => one.includes('renderToString')).length).toBeGreaterThan(0)
  expect(code.filter((one) => one.includes('compileToFunction'))).toEqual([])
})
