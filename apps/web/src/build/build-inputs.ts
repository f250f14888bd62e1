import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What a build of the client reads, below the root of the repository; packages of others are in the lockfile. */
const folders = ['apps/web', 'packages']
const files = ['pnpm-lock.yaml', 'apps/server/package.json']

/** Folders that no build reads: made things, and texts of tests. */
const passedOver: ReadonlySet<string> = new Set(['node_modules', 'dist', 'testing', 'fixtures'])

/** Whether a build may read a file, named from the root of the repository. */
export const isBuildInput = (file: string): boolean => {
  const steps = file.split(path.sep)
  if (steps.includes('node_modules')) return true
  if (steps.some((step) => passedOver.has(step)) || file.endsWith('.test.ts')) return false
  return (
    files.includes(steps.join('/')) ||
    folders.some((one) => file.startsWith(path.join(one, path.sep)))
  )
}

/** A name for all that a build of the client reads: equal for equal files, another for any change. */
export const nameOfInputs = (root: string): string => {
  const hash = createHash('sha256')
  for (const file of [...folders.flatMap((folder) => filesBelow(root, folder)), ...files]) {
    const bytes = readFileSync(path.join(root, file))
    hash.update(`${file}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex').slice(0, 20)
}

const filesBelow = (root: string, folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name)
      if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : filesBelow(root, file)
      return entry.isFile() && isBuildInput(file) ? [file] : []
    })
