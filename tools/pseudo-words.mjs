// `node --import ./tools/pseudo-words.mjs …` and `FORKSHOP_PSEUDO=1 npm run dev`: whatever is said in English is
// said in the language of `apps/web/src/build/pseudo.ts`, by server and screens. Nothing of it is in a build.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { pseudoSource } from '../apps/web/src/build/pseudo.ts'

/** Files of English catalogues in a build of the client for the server. */
const builtCatalogues = (folder) => {
  const manifest = JSON.parse(readFileSync(path.join(folder, '.vite', 'manifest.json'), 'utf8'))
  return Object.entries(manifest)
    .filter(([source]) => source.startsWith('src/locales/en/'))
    .map(([, { file }]) => path.join(folder, file))
}

const isCatalogue = (file) => {
  if (/\/locales\/en(\/(?!index)\w+)?\.ts$/.test(file)) return true
  const [folder] = /^.*\/dist\/[^/]+\/server(?=\/assets\/)/.exec(file) ?? []
  return folder !== undefined && builtCatalogues(folder).includes(file)
}

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.startsWith('file:') || !isCatalogue(fileURLToPath(url))) return loaded
    return { ...loaded, source: pseudoSource(String(loaded.source)) }
  },
})
