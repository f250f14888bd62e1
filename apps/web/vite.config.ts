import tailwind from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { isBuildInput, webInputs } from './src/build/build-inputs.mjs'
import { shippedPackages, tellLicences } from './src/build/licences.ts'
import { pseudoSource } from './src/build/pseudo.ts'
import { sharedChunks } from './src/build/shared-chunks.ts'

/** Few files for a screen: all that every page needs in one, and what screens share in one or two more. */
const groupedChunks = (): Plugin => {
  const routes = /\/src\/app\/routes\/[^/]+\.ts$/
  const keptDrafts =
    /\/src\/(?:screens\/editor\/kept\/(?:keep-draft|has-more|tell-return|bring-kept|as-edit|facts-of-others)|parts\/kept\/(?:kept-database|passages))\.ts$|\/y-indexeddb\/|\/lib0\/indexeddb\.js$/
  let names: ReadonlyMap<string, string> = new Map()
  const named = (id: string, chunk: string) => (names.get(id) === chunk ? chunk : null)
  const groups = [
    { name: 'base', tags: ['$initial' as const], priority: 3 },
    // a chunk takes what its modules need along: what few screens share is taken before what many do
    { name: (id: string) => named(id, 'text-parts'), minShareCount: 2, priority: 2 },
    // alone: the editor needs these two at once, and little of what else needs them
    { name: 'live', test: /\/src\/base\/live\//, priority: 3 },
    { name: 'yjs', test: /\/node_modules\/yjs\//, priority: 3 },
    // read together, and each of them small
    { name: 'kept', test: keptDrafts, priority: 2 },
    { name: (id: string) => names.get(id), minShareCount: 2, priority: 1 },
  ]
  return {
    name: 'grouped-chunks',
    config: (_, { isSsrBuild }) =>
      isSsrBuild === true
        ? {}
        : { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } },
    buildEnd() {
      const importing = [...this.getModuleIds()].filter((id) => routes.test(id))
      names = sharedChunks((id) => this.getModuleInfo(id), importing)
    },
  }
}

/** The licences of all that goes out, at `/licences.txt`: what is in the client, and what runs beside it. */
const licences = (): Plugin => {
  // the last one is no run-time dependency, yet its base styles are in the style sheet
  const folders = ['.', '../server', 'node_modules/tailwindcss'].map((folder) =>
    fileURLToPath(new URL(folder, import.meta.url)),
  )
  return {
    name: 'licences',
    async generateBundle() {
      if (this.environment.config.consumer === 'server') return
      const source = tellLicences(await shippedPackages(folders))
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source })
    },
  }
}

/** A build is made anew when what it reads has changed, so it may read nothing that is not looked at for that. */
const knownInputs = (): Plugin => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  return {
    name: 'known-inputs',
    apply: 'build',
    buildEnd(error) {
      if (error !== undefined) return
      for (const id of this.getModuleIds()) {
        const file = path.relative(root, id.replace(/[?#].*$/, ''))
        const isOfRepository = path.isAbsolute(id) && !file.startsWith('..')
        if (isOfRepository && !isBuildInput(file, webInputs)) {
          this.error(`${file} is read by the build and not known to src/build/build-inputs.mjs`)
        }
      }
    },
  }
}

/** Puts what is lighter in the place of libraries, in browsers alone: each says itself what for. */
const lighterParts = (): Plugin => {
  const parts = [
    {
      library: /^@unhead\/vue(\/client)?$/,
      file: fileURLToPath(new URL('./src/app/browser-head.ts', import.meta.url)),
    },
    {
      library: /^linkifyjs$/,
      file: fileURLToPath(new URL('./src/screens/editor/writing/late-linkify.ts', import.meta.url)),
    },
    {
      library: /^lib0\/logging$/,
      file: fileURLToPath(new URL('./src/screens/editor/room/plain-logging.ts', import.meta.url)),
    },
  ]
  return {
    name: 'lighter-parts',
    enforce: 'pre',
    resolveId(id, importer) {
      if (this.environment.config.consumer !== 'client') return null
      const part = parts.find(({ library }) => library.test(id))
      // the part itself means the library
      return part === undefined || part.file === importer ? null : part.file
    },
  }
}

/** lib0 describes elements for whoever tests values by type. Nobody does here: with its calls goes its library of types. */
const noTypeTests = (): Plugin => ({
  name: 'no-type-tests',
  apply: 'build',
  transform: {
    filter: { id: /\/lib0\/dom\.js$/ },
    handler: (code) => code.replaceAll('= $.$custom(', '= /* @__PURE__ */ $.$custom('),
  },
})

/**
 * Styles that did not come once (the line was gone) are fetched again when their part is asked for again; Vite would take
 * them as there, and a dialog would lie without its looks below its own scrim. No line is a `TypeError`, as of `fetch`.
 */
const stylesAgain = (): Plugin => ({
  name: 'styles-again',
  apply: 'build',
  transform: {
    filter: { id: /vite\/preload-helper\.js$/ },
    handler: (code) => {
      const failed = [
        [/seen\[href\] = void 0;\s*throw err/, 'delete seen[href]; throw err'],
        [
          /if \(e\.type === "error"\) rej\([^`]*new Error\(/,
          'if (e.type === "error") link.remove(), rej(new TypeError(',
        ],
      ] as const
      return failed.reduce((text, [wrong, right]) => {
        if (!wrong.test(text)) throw new Error('Vite preloads otherwise: look at styles-again')
        return text.replace(wrong, right)
      }, code)
    },
  },
})

/** While it is developed with `FORKSHOP_PSEUDO=1`, English as in a language that nobody speaks. */
const pseudoWords = (): Plugin => ({
  name: 'pseudo-words',
  enforce: 'pre',
  apply: () => process.env['FORKSHOP_PSEUDO'] === '1' && process.env['FORKSHOP_DEV'] === '1',
  transform: {
    filter: { id: /\/locales\/en\/\w+\.ts$/ },
    handler: (code) => pseudoSource(code),
  },
})

/**
 * What pages are drawn with is what browsers have: for Node alone, Vue brings its compiler with three parsers, a megabyte
 * that no page needs, and each of its functions behind another one.
 */
const conditions = ['module', 'production']

// the file that each page begins with names hundreds: what their names take, every first visit takes (six letters fit no more)
const hashed = 'assets/[hash:7]'
const names = {
  hashCharacters: 'base36' as const,
  entryFileNames: `${hashed}.js`,
  chunkFileNames: `${hashed}.js`,
  assetFileNames: `${hashed}[extname]`,
}

// Of both builds that `build.ts` makes, and of the server that people develop with.
export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [
    lighterParts(),
    noTypeTests(),
    stylesAgain(),
    vue(),
    tailwind(),
    groupedChunks(),
    licences(),
    knownInputs(),
    pseudoWords(),
  ],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    ...(isSsrBuild ? { 'process.env.NODE_ENV': '"production"' } : {}),
  },
  resolve: {
    dedupe: ['vue', 'vue-router', '@tiptap/core', '@tiptap/pm', 'yjs'],
  },
  // one file for all that a server needs; while it is developed, packages of others are as they are
  ...(command === 'build' ? { ssr: { noExternal: true as const, resolve: { conditions } } } : {}),
  build: {
    manifest: true,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    // the editor is large by nature and loads only where somebody writes
    chunkSizeWarningLimit: 900,
    assetsInlineLimit: 0,
    // the file that every page begins with names all others: words in their names would weigh a kilobyte there
    ...(isSsrBuild ? {} : { rolldownOptions: { output: names } }),
  },
}))
