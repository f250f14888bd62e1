import { readFileSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'

type Built = { readonly file: string; readonly name?: string }

/** Where the scripts of a part are that the client was built of, by its name: one for each language of a catalogue. */
export const builtFiles = (name: string): readonly string[] => {
  const file = path.join(inject('webBuild'), 'client/.vite/manifest.json')
  const manifest: Readonly<Record<string, Built>> = JSON.parse(readFileSync(file, 'utf8'))
  const found = Object.values(manifest).filter(
    (one) => one.name === name && one.file.endsWith('.js'),
  )
  if (found.length === 0) throw new Error(`the client has no part ${name}`)
  return found.map((one) => `/${one.file}`)
}
