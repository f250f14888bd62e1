// `npm run build`: puts the server and its threads into few files, once for the same sources, in a folder of
// `dist` that is named by them.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { nameOfInputs, serverInputs } from '../web/src/build/build-inputs.mjs'
import { useBuild } from '../web/src/build/builds.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const server = path.join(root, 'apps', 'server')
/** What is no part of it: a library of the system, and what only developing needs. */
const external = ['sharp', 'vite']
/** As Node itself would find what packages of others have. */
const conditions = ['node', 'module-sync']

const isName = /^[A-Za-z]\w*$/
const started = /new Worker\(\s*new URL\(\s*'([^']+)',\s*import\.meta\.url\s*\)/g

/**
 * A thread starts from a file of its own beside the others; all else that a source file finds from where it
 * stands is found from there still.
 */
const inItsPlace = (): Plugin => ({
  name: 'in-its-place',
  enforce: 'pre',
  transform(code, id) {
    if (!code.includes('import.meta.url') || id.includes('node_modules')) return null
    // all files of a build stand in one folder of `dist`
    const own = path
      .relative(path.join(server, 'dist', 'a-build'), id)
      .split(path.sep)
      .join('/')
    const parts = code.split(started).map((part, at) => {
      const isEntry = at % 2 === 1
      if (!isEntry) return part.replaceAll('import.meta.url', `new URL('${own}', import.meta.url)`)
      const fileName = `${path.basename(part, '.ts')}.js`
      this.emitFile({ type: 'chunk', id: path.join(path.dirname(id), part), fileName })
      return `new Worker(new URL('./${fileName}', import.meta.url)`
    })
    return { code: parts.join(''), map: null }
  },
})

/**
 * A module of Node that is imported has each of its properties read, those too that load a part of Node when they are
 * first asked for: with `WebSocket` of `node:http` comes a whole client, 16 MiB in every process and 50 ms of its start.
 * Of these modules only what is there already is taken; whoever imports more of them, stops the build.
 */
const lazyParts = ['node:fs', 'node:http', 'node:process', 'node:util']
const withoutLazyParts = (): Plugin => ({
  name: 'without-lazy-parts',
  enforce: 'pre',
  resolveId: (id) => (lazyParts.includes(id) ? `\0${id}` : null),
  load(id) {
    const name = lazyParts.find((one) => id === `\0${one}`)
    if (name === undefined) return null
    const properties = Object.entries(
      Object.getOwnPropertyDescriptors(process.getBuiltinModule(name)),
    )
    const names = properties.flatMap(([key, property]) =>
      property.get === undefined && isName.test(key) ? [key] : [],
    )
    const code = [
      `const whole = process.getBuiltinModule('${name}')`,
      'export default whole',
      ...names.map((key) => `export const ${key} = /* @__PURE__ */ (() => whole.${key})()`),
    ]
    return { code: code.join('\n'), map: null, moduleSideEffects: false }
  },
})

await useBuild(path.join(server, 'dist'), nameOfInputs(root, serverInputs), async (folder) => {
  console.error('Building the server …')
  // only now: to load it takes longer than to see that nothing has changed
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: server,
    logLevel: 'warn',
    plugins: [withoutLazyParts(), inItsPlace()],
    resolve: { mainFields: ['main'], conditions },
    ssr: { noExternal: true, external, resolve: { conditions, externalConditions: ['node'] } },
    build: {
      ssr: true,
      outDir: folder,
      // of threads and the server the same
      target: 'node24',
      sourcemap: true,
      rolldownOptions: {
        input: { main: path.join(server, 'src', 'main.ts') },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          // names stay, so that a stack trace says something
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  })
})
