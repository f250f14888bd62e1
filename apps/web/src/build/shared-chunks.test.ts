import { expect, test } from 'vitest'
import { sharedChunks, type ModuleLinks } from './shared-chunks.ts'

const src = '/site/apps/web/src'
const icons = '/site/node_modules/@lucide/vue/dist/esm'
const routes = `${src}/app/routes.ts`
const whole = (id: string): string => (id.startsWith('/') ? id : `${src}/${id}`)

type Sketch = { readonly imports?: readonly string[]; readonly icons?: string }

/** The chunks of a site whose routes show `screens`; every other module is sketched by what it imports. */
const chunksOf = (
  screens: readonly string[],
  sketches: Readonly<Record<string, Sketch>>,
): Readonly<Record<string, string>> => {
  const modules = new Map<string, ModuleLinks>([
    [routes, { code: '', importedIds: [], dynamicallyImportedIds: screens.map(whole) }],
    [
      `${icons}/lucide-vue.mjs`,
      {
        code: ['pin', 'tag', 'bold'].map(exportLine).join('\n'),
        importedIds: ['pin', 'tag', 'bold'].map((name) => `${icons}/icons/${name}.mjs`),
        dynamicallyImportedIds: [],
      },
    ],
    ...['pin', 'tag', 'bold'].map((name): [string, ModuleLinks] => [
      `${icons}/icons/${name}.mjs`,
      { code: '', importedIds: [], dynamicallyImportedIds: [] },
    ]),
    ...Object.entries(sketches).map(([id, sketch]): [string, ModuleLinks] => [
      whole(id),
      {
        code: sketch.icons === undefined ? '' : `import { ${sketch.icons} } from "@lucide/vue";`,
        importedIds: [
          ...(sketch.imports ?? []).map(whole),
          ...(sketch.icons === undefined ? [] : [`${icons}/lucide-vue.mjs`]),
        ],
        dynamicallyImportedIds: [],
      },
    ]),
  ])
  const named = sharedChunks((id) => modules.get(id) ?? null, routes)
  return Object.fromEntries(
    [...named].map(([id, chunk]) => [id.replace(`${src}/`, '').replace(`${icons}/`, ''), chunk]),
  )
}

const exportLine = (name: string): string => {
  const title = name.replace(/^./, (letter) => letter.toUpperCase())
  return `export { default as Lucide${title}, default as ${title} } from './icons/${name}.mjs';`
}

test('what the reading screen uses is one chunk, parts of parts and icons by any name included', () => {
  expect(
    chunksOf(['reading/ReadingPage.vue'], {
      'reading/ReadingPage.vue': { imports: ['reading/PagePins.vue'], icons: 'Tag as Label' },
      'reading/PagePins.vue': { icons: 'LucidePin' },
    }),
  ).toEqual({
    'reading/ReadingPage.vue': 'reading-parts',
    'reading/PagePins.vue': 'reading-parts',
    'icons/tag.mjs': 'reading-parts',
    'icons/pin.mjs': 'reading-parts',
  })
})

test('what three features use is another chunk, what two use is left alone', () => {
  expect(
    chunksOf(['library/HomePage.vue', 'history/HistoryPage.vue', 'events/JoinPage.vue'], {
      'library/HomePage.vue': { imports: ['ui/UiEmpty.vue'], icons: 'Tag' },
      'history/HistoryPage.vue': { imports: ['ui/UiEmpty.vue'], icons: 'Tag' },
      'events/JoinPage.vue': { imports: ['ui/UiEmpty.vue'] },
      'ui/UiEmpty.vue': {},
    }),
  ).toEqual({ 'ui/UiEmpty.vue': 'screen-parts' })
})

test('the screens of one feature count once, those where people write not at all', () => {
  expect(
    chunksOf(
      [
        'library/HomePage.vue',
        'library/SearchPage.vue',
        'library/home-loader.ts',
        'history/HistoryPage.vue',
        'editor/EditorPage.vue',
        'creating/NewPage.vue',
      ],
      {
        'library/HomePage.vue': { icons: 'Bold' },
        'library/SearchPage.vue': { icons: 'Bold' },
        'library/home-loader.ts': { icons: 'Bold' },
        'history/HistoryPage.vue': { icons: 'Bold' },
        'editor/EditorPage.vue': { icons: 'Bold' },
        'creating/NewPage.vue': { icons: 'Bold' },
      },
    ),
  ).toEqual({})
})

test('packages are left to the bundler', () => {
  const vue = '/site/node_modules/vue/index.js'
  expect(
    chunksOf(['reading/ReadingPage.vue'], {
      'reading/ReadingPage.vue': { imports: [vue] },
      [vue]: {},
    }),
  ).toEqual({ 'reading/ReadingPage.vue': 'reading-parts' })
})

test('what tells a comparison is left to the bundler: it brings the parsers of texts with it', () => {
  const screens = ['library/HomePage.vue', 'history/HistoryPage.vue', 'events/JoinPage.vue']
  const links = { imports: ['compare/field-words.ts'] }
  expect(
    chunksOf(screens, {
      ...Object.fromEntries(screens.map((screen) => [screen, links])),
      'compare/field-words.ts': {},
    }),
  ).toEqual({})
})
