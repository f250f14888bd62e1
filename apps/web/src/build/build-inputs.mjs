import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * What a build reads, below the root of the repository; packages of others are in the lockfile.
 * @typedef {{ readonly folders: readonly string[], readonly files: readonly string[] }} BuildInputs
 */

/** @type {BuildInputs} */
export const webInputs = {
  folders: ['apps/web', 'packages'],
  files: ['pnpm-lock.yaml', 'apps/server/package.json'],
}

/** @type {BuildInputs} */
export const serverInputs = {
  folders: ['apps/server', 'packages'],
  files: ['pnpm-lock.yaml'],
}

/**
 * Folders that no build reads: made things, and texts of tests.
 * @type {ReadonlySet<string>}
 */
const passedOver = new Set(['node_modules', 'dist', 'testing', 'fixtures'])

/**
 * Whether a build may read a file, named from the root of the repository.
 * @type {(file: string, inputs: BuildInputs) => boolean}
 */
export const isBuildInput = (file, { folders, files }) => {
  const steps = file.split(path.sep)
  if (steps.includes('node_modules')) return true
  if (steps.some((step) => passedOver.has(step)) || file.endsWith('.test.ts')) return false
  return (
    files.includes(steps.join('/')) ||
    folders.some((one) => file.startsWith(path.join(one, path.sep)))
  )
}

/**
 * A name for all that a build reads: equal for equal files, another for any change.
 * @type {(root: string, inputs: BuildInputs) => string}
 */
export const nameOfInputs = (root, inputs) => {
  const hash = createHash('sha256')
  const below = inputs.folders.flatMap((folder) => filesBelow(root, folder, inputs))
  for (const file of [...below, ...inputs.files]) {
    const bytes = readFileSync(path.join(root, file))
    hash.update(`${file}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex').slice(0, 20)
}

/** @type {(root: string, folder: string, inputs: BuildInputs) => readonly string[]} */
const filesBelow = (root, folder, inputs) =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name)
      if (entry.isDirectory())
        return passedOver.has(entry.name) ? [] : filesBelow(root, file, inputs)
      return entry.isFile() && isBuildInput(file, inputs) ? [file] : []
    })
