import { expect, test } from 'vitest'
import { sharedChunks, type ModuleLinks } from './shared-chunks.ts'

const src = '/site/apps/web/src'
const icons = '/site/node_modules/@lucide/vue/dist/esm'
const routes = `${src}/app/routes/page-routes.ts`
const whole = (id: string): string => (id.startsWith('/') ? id : `${src}/${id}`)

type Sketch = {
  readonly imports?: readonly string[]
  /** What it imports dynamically. */
  readonly opens?: readonly string[]
  readonly icons?: string
}

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
        dynamicallyImportedIds: (sketch.opens ?? []).map(whole),
      },
    ]),
  ])
  const named = sharedChunks((id) => modules.get(id) ?? null, [routes])
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
    chunksOf(['screens/reading/ReadingPage.vue'], {
      'screens/reading/ReadingPage.vue': {
        imports: ['screens/reading/PagePins.vue'],
        icons: 'Tag as Label',
      },
      'screens/reading/PagePins.vue': { icons: 'LucidePin' },
    }),
  ).toEqual({
    'screens/reading/ReadingPage.vue': 'reading-parts',
    'screens/reading/PagePins.vue': 'reading-parts',
    'icons/tag.mjs': 'reading-parts',
    'icons/pin.mjs': 'reading-parts',
  })
})

test('what the door of an event uses is apart from what the reading screen uses', () => {
  expect(
    chunksOf(['screens/reading/ReadingPage.vue', 'screens/join/JoinPage.vue'], {
      'screens/reading/ReadingPage.vue': { icons: 'Tag, Pin' },
      'screens/join/JoinPage.vue': { imports: ['ui/UiInput.vue'], icons: 'Pin' },
      'ui/UiInput.vue': {},
    }),
  ).toEqual({
    'screens/reading/ReadingPage.vue': 'reading-parts',
    'screens/join/JoinPage.vue': 'form-parts',
    'ui/UiInput.vue': 'form-parts',
    'icons/tag.mjs': 'reading-parts',
    'icons/pin.mjs': 'common-parts',
  })
})

test('what three features use is another chunk, what two use is left alone', () => {
  expect(
    chunksOf(
      [
        'screens/library/HomePage.vue',
        'screens/history/HistoryPage.vue',
        'screens/lineage/LineagePage.vue',
      ],
      {
        'screens/library/HomePage.vue': { imports: ['ui/UiEmpty.vue'], icons: 'Tag' },
        'screens/history/HistoryPage.vue': { imports: ['ui/UiEmpty.vue'], icons: 'Tag' },
        'screens/lineage/LineagePage.vue': { imports: ['ui/UiEmpty.vue'] },
        'ui/UiEmpty.vue': {},
      },
    ),
  ).toEqual({ 'ui/UiEmpty.vue': 'screen-parts' })
})

test('the screens of one feature count once, those where people write not at all', () => {
  expect(
    chunksOf(
      [
        'screens/library/HomePage.vue',
        'screens/library/SearchPage.vue',
        'screens/library/home-loader.ts',
        'screens/history/HistoryPage.vue',
        'screens/editor/EditorPage.vue',
        'screens/creating/NewPage.vue',
      ],
      {
        'screens/library/HomePage.vue': { icons: 'Bold' },
        'screens/library/SearchPage.vue': { icons: 'Bold' },
        'screens/library/home-loader.ts': { icons: 'Bold' },
        'screens/history/HistoryPage.vue': { icons: 'Bold' },
        'screens/editor/EditorPage.vue': { icons: 'Bold' },
        'screens/creating/NewPage.vue': { icons: 'Bold' },
      },
    ),
  ).toEqual({})
})

test('packages are left to the bundler', () => {
  const vue = '/site/node_modules/vue/index.js'
  expect(
    chunksOf(['screens/reading/ReadingPage.vue'], {
      'screens/reading/ReadingPage.vue': { imports: [vue] },
      [vue]: {},
    }),
  ).toEqual({ 'screens/reading/ReadingPage.vue': 'reading-parts' })
})

test('what stands in the place of a library is not gathered where a package asks for it', () => {
  const link = '/site/node_modules/@tiptap/extension-link/index.js'
  expect(
    chunksOf(['screens/reading/ReadingPage.vue'], {
      'screens/reading/ReadingPage.vue': { imports: [link] },
      [link]: { imports: ['screens/editor/writing/late-linkify.ts'] },
      'screens/editor/writing/late-linkify.ts': {},
    }),
  ).toEqual({ 'screens/reading/ReadingPage.vue': 'reading-parts' })
})

test('what tells a comparison is left to the bundler: it brings the parsers of texts with it', () => {
  const screens = [
    'screens/library/HomePage.vue',
    'screens/history/HistoryPage.vue',
    'screens/lineage/LineagePage.vue',
  ]
  const links = { imports: ['parts/comparison/field-words.ts'] }
  expect(
    chunksOf(screens, {
      ...Object.fromEntries(screens.map((screen) => [screen, links])),
      'parts/comparison/field-words.ts': {},
    }),
  ).toEqual({})
})

test('what the editor uses too is apart from what the reading screen alone uses, words of an agenda included', () => {
  const roles = '/site/packages/domain/src/agenda/roles.ts'
  expect(
    chunksOf(['screens/reading/ReadingPage.vue', 'screens/editor/EditorPage.vue'], {
      'screens/reading/ReadingPage.vue': {
        imports: ['base/format.ts', 'ui/UiMenu.vue', 'ui/marks.ts', roles],
      },
      'ui/marks.ts': {},
      'base/format.ts': {},
      'ui/UiMenu.vue': {},
      'screens/editor/EditorPage.vue': { imports: ['screens/editor/EditorPage.vue?script'] },
      'screens/editor/EditorPage.vue?script': { opens: ['screens/editor/EditorScreen.vue'] },
      'screens/editor/EditorScreen.vue': {
        imports: ['base/format.ts', roles],
        opens: ['ui/ToastHost.vue'],
      },
      'ui/ToastHost.vue': { imports: ['ui/marks.ts'] },
      [roles]: {},
    }),
  ).toEqual({
    'screens/reading/ReadingPage.vue': 'reading-parts',
    'ui/UiMenu.vue': 'reading-parts',
    'base/format.ts': 'text-parts',
    'ui/marks.ts': 'text-parts',
    [roles]: 'text-parts',
  })
})
