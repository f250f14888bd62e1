// `npm run build`: builds the client for browsers and for the server, once for the same sources, into a
// folder of `dist` that is named by them. What runs on an older build keeps it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { nameOfInputs, webInputs } from './src/build/build-inputs.mjs'
import { useBuild } from './src/build/builds.mjs'
import { packFiles } from './src/build/pack-files.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const web = path.join(root, 'apps', 'web')

const logLevel = 'warn'

process.chdir(web)
// whatever it is called from
process.env['NODE_ENV'] = 'production'
await useBuild(path.join(web, 'dist'), nameOfInputs(root, webInputs), async (folder) => {
  // only now: to load it takes longer than to see that nothing has changed
  const { build } = await import('vite')
  console.error('Building the web client …')
  const client = path.join(folder, 'client')
  await build({ logLevel, build: { outDir: client } })
  // what a page links stands in it
  const manifest = readFileSync(path.join(client, '.vite', 'manifest.json'), 'utf8')
  await build({
    logLevel,
    define: { __CLIENT_MANIFEST__: manifest },
    build: { ssr: 'src/app/entry-server.ts', outDir: path.join(folder, 'server') },
  })
  await packFiles(client)
})
