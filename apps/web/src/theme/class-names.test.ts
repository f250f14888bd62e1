import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '..')

const stylesOf = (file: string, text: string): string =>
  file.endsWith('.css')
    ? text
    : [...text.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => style).join('\n')

/** The classes that rules of a style sheet are about, by themselves: `.card {` or `.card:hover {`. */
const classesIn = (styles: string): readonly string[] =>
  [...styles.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{}@;]+)\{/g)]
    .flatMap(([, selectors = '']) => selectors.split(','))
    .flatMap((selector) => /^\s*\.([\w-]+)(?::[\w-]+)*\s*$/.exec(selector)?.[1] ?? [])

/** The folder of a part or a screen, or the floor that a file lies in. */
const featureOf = (file: string): string => {
  const [floor = '', name = ''] = file.split(sep)
  return floor === 'parts' || floor === 'screens' ? `${floor}/${name}` : floor
}

/** The folders that say how a class looks. */
const foldersByClass = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>()
  for (const file of globSync('*/**/*.{vue,css}', { cwd: source })) {
    const folder = featureOf(file)
    const text = readFileSync(join(source, file), 'utf8')
    for (const name of classesIn(stylesOf(file, text))) {
      found.set(name, (found.get(name) ?? new Set()).add(folder))
    }
  }
  return found
}

// Styles are global: two features that use one name would paint each other's screens.
test('a class is styled by one feature alone', () => {
  const classes = foldersByClass()
  expect(classes.get('change')).toEqual(new Set(['parts/comparison']))
  const shared = [...classes].filter(([, folders]) => folders.size > 1)
  expect(shared.map(([name, folders]) => `${name}: ${[...folders].join(', ')}`)).toEqual([])
})
