import { globSync, readFileSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '..')

type Sheet = { readonly file: string; readonly selectors: readonly string[] }

const stylesOf = (file: string, text: string): string =>
  file.endsWith('.css')
    ? text
    : [...text.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => style).join('\n')

/** The selectors of all rules, one by one. */
const selectorsIn = (styles: string): readonly string[] =>
  [
    ...styles
      .replaceAll(/\/\*.*?\*\//gs, '')
      .replaceAll(/@[^{};]*/g, '')
      .matchAll(/([^{};]+)\{/g),
  ]
    .flatMap(([, selectors = '']) => selectors.split(/,(?![^()]*\))/))
    .map((selector) => selector.trim())
    .filter((selector) => selector !== '' && !/^(?:from|to|[\d.]+%)$/.test(selector))

const classesIn = (selector: string): readonly string[] =>
  [...selector.matchAll(/\.([a-z][\w-]*)/gi)].flatMap(([, name = '']) => name)

/** The class of a rule that is about one class by itself: `.card` or `.card:hover`. */
const classAlone = (selector: string): string | null =>
  /^\.([\w-]+)(?:::?[\w-]+|\[[^\]]*\])*$/.exec(selector)?.[1] ?? null

const fileNames = globSync('*/**/*.{vue,css}', { cwd: source })

/** Every component and sheet that says how something looks; the theme is one. */
const sheets: readonly Sheet[] = fileNames.map((file) => ({
  file: file.split(sep).join('/'),
  selectors: selectorsIn(stylesOf(file, readFileSync(join(source, file), 'utf8'))),
}))

/** The folder of a part or a screen, or the floor that a file lies in. */
const featureOf = (file: string): string => {
  const [floor = '', name = ''] = file.split('/')
  return floor === 'parts' || floor === 'screens' ? `${floor}/${name}` : floor
}

/** Where each class is styled by itself: a file, or the theme as a whole. */
const homes = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>()
  for (const { file, selectors } of sheets) {
    for (const name of selectors.flatMap((selector) => classAlone(selector) ?? [])) {
      const home = featureOf(file) === 'theme' ? 'theme' : file
      found.set(name, (found.get(name) ?? new Set()).add(home))
    }
  }
  return found
}

const rulesOutsideTheme = sheets
  .filter(({ file }) => featureOf(file) !== 'theme')
  .flatMap(({ file, selectors }) => selectors.map((selector) => ({ file, selector })))

// Styles are global and stay on when the next screen comes: a name used twice paints both places.
test('a class is styled by one component alone', () => {
  const classes = homes()
  expect(classes.get('change')).toEqual(new Set(['parts/comparison/comparison.css']))
  const shared = [...classes].filter(([, files]) => files.size > 1)
  expect(shared.map(([name, files]) => `${name}: ${[...files].join(', ')}`)).toEqual([])
})

test('a rule names classes of its own feature and of the theme, never those of another feature', () => {
  const classes = homes()
  const isForeign = (name: string, file: string): boolean => {
    const features = [...(classes.get(name) ?? [])].map(featureOf)
    return features.length > 0 && !features.includes('theme') && !features.includes(featureOf(file))
  }
  const foreign = rulesOutsideTheme.filter(({ file, selector }) =>
    classesIn(selector).some((name) => isForeign(name, file)),
  )
  expect(foreign.map(({ file, selector }) => `${file}: ${selector}`)).toEqual([])
})

test('what a feature says of the theme holds in its own places only', () => {
  const classes = homes()
  // who wrote a word, and what a comparison did to it, stand in the HTML of a text as such
  const isInText = (selector: string): boolean =>
    /\[data-(?:who|change|turn)|\b(?:ins|del)\b/.test(selector)
  const wide = rulesOutsideTheme.filter(
    ({ selector }) =>
      !isInText(selector) &&
      classesIn(selector).every((name) => classes.get(name)?.has('theme') === true),
  )
  expect(wide.map(({ file, selector }) => `${file}: ${selector}`)).toEqual([])
})

test('a component takes a style sheet from beside it', () => {
  const sources = fileNames.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(/<style [^>]*src="([^"]*)"/g)].map(
      ([, address = '']) => `${file}: ${address}`,
    ),
  )
  expect(sources.filter((one) => !/: \.\/[\w-]+\.css$/.test(one))).toEqual([])
  expect(sources).not.toEqual([])
})

test('no element has a class of Tailwind that is left out as a word of our scripts', () => {
  const main = readFileSync(join(source, 'theme/main.css'), 'utf8')
  const left = (/@source not inline\('\{(.*)\}'\)/.exec(main)?.[1] ?? '').split(',')
  expect(left).toContain('filter')
  const used = fileNames.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(/\sclass="([^"]*)"/g)]
      .flatMap(([, names = '']) => names.split(/\s+/))
      .filter((name) => left.includes(name))
      .map((name) => `${file}: ${name}`),
  )
  expect(used).toEqual([])
})

test('a sheet that is loaded by itself and has a layer says the order of all of them', () => {
  const main = readFileSync(join(source, 'theme/main.css'), 'utf8')
  const layered = fileNames.filter((file) => {
    const text = readFileSync(join(source, file), 'utf8')
    return /@layer \w+ \{/.test(text) && !main.includes(`./${basename(file)}`)
  })
  expect(layered).not.toEqual([])
  for (const file of layered) {
    expect(readFileSync(join(source, file), 'utf8'), file).toContain(
      '@layer theme, base, components, utilities;',
    )
  }
})
