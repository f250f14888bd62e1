import { languages, type Messages } from '@forkshop/domain'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** Folders of catalogues, each with a file or a folder a language, and how their keys begin. */
const places = ['apps/web/src/locales', 'apps/server/src/locales', 'packages/compare/src/locales']

const flat = (messages: Messages, prefix: string): readonly (readonly [string, string])[] =>
  Object.entries(messages).flatMap(([name, inner]) =>
    typeof inner === 'string' ? [[prefix + name, inner]] : flat(inner, `${prefix}${name}.`),
  )

const filesOf = (language: string): readonly string[] =>
  places
    .flatMap((place) =>
      globSync([`${place}/${language}/*.ts`, `${place}/${language}.ts`], { cwd: root }),
    )
    .toSorted()

const neutral = (file: string, language: string): string =>
  file.replace(`/locales/${language}`, '/locales/*')

/** All texts of a language by file and key; those of the server's folder have no file in their key. */
const read = async (language: string): Promise<ReadonlyMap<string, string>> => {
  const all = new Map<string, string>()
  for (const file of filesOf(language).filter((name) => !name.endsWith('index.ts'))) {
    const module: { readonly messages: Messages } = await import(path.join(root, file))
    for (const [key, text] of flat(module.messages, ''))
      all.set(`${neutral(file, language)} ${key}`, text)
  }
  return all
}

const texts = new Map<string, ReadonlyMap<string, string>>()
for (const language of languages) texts.set(language, await read(language))
const textsOf = (language: string): ReadonlyMap<string, string> => texts.get(language) ?? new Map()
const wrongIn = (language: string, isWrong: (text: string, key: string) => boolean) =>
  [...textsOf(language)].filter(([key, text]) => isWrong(text, key))

const valuesIn = (text: string): readonly string[] =>
  [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted()

test.each(languages)(
  '%s has the files, the keys and the values of the French catalogues',
  (language) => {
    const files = (one: string) => filesOf(one).map((file) => neutral(file, one))
    expect(files(language)).toEqual(files('fr'))
    expect([...textsOf(language).keys()].toSorted()).toEqual([...textsOf('fr').keys()].toSorted())
    const apart = wrongIn(language, (text, key) => {
      const french = valuesIn(textsOf('fr').get(key) ?? '')
      const own = valuesIn(text)
      // a form for one may say the count in words
      return [...french, ...own].some(
        (name) => name !== '{n}' && french.includes(name) !== own.includes(name),
      )
    })
    expect(apart).toEqual([])
  },
)

test('French spaces its punctuation with unbreakable spaces and uses curly apostrophes', () => {
  const isWrong = (text: string): boolean =>
    / [;:!?»]|« |[^\s\u00a0\u202f(/][;!?»](?!\w)|\w'\w/u.test(text) && !/https?:|href=/.test(text)
  expect(wrongIn('fr', isWrong)).toEqual([])
})

test('English has no straight apostrophe inside a word', () => {
  expect(wrongIn('en', (text) => /\w'\w/.test(text))).toEqual([])
})

test('French cancels with « annuler » and undoes with « défaire »', () => {
  const isWrong = (text: string, key: string): boolean =>
    key.startsWith('apps/web') &&
    /\bannul/i.test(text) &&
    !/\bcancel/i.test(textsOf('en').get(key) ?? '')
  expect(wrongIn('fr', isWrong)).toEqual([])
})

/** What sources name: texts in quotes, with anything where a template has a hole. */
const namedIn = (folders: readonly string[]): RegExp => {
  const found = folders
    .flatMap((folder) => globSync(`${folder}/src/**/*.{ts,vue}`, { cwd: root }))
    .filter((file) => !file.includes('/locales/') && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(path.join(root, file), 'utf8').matchAll(
        /(['"`])((?:\$\{[^}]*\}|[\w.-])+)\1/g,
      ),
    ])
    .map(([, , name = '']) =>
      name
        .split(/\$\{[^}]*\}/)
        .map((part) => part.replaceAll('.', '\\.'))
        .join('.+'),
    )
    .filter((name) => /[a-z]/i.test(name.replaceAll('.+', '')))
  return new RegExp(`^(?:${[...new Set(found)].join('|')})$`)
}

/** A key as sources name it: behind its feature where a file is one, but for what refusals are named by. */
const nameOf = (place: string): string => {
  const [file = '', key = ''] = place.split(' ')
  const feature = path.basename(file, '.ts')
  return file.startsWith('packages') || feature === 'problem' ? key : `${feature}.${key}`
}

test.each([
  ['the screens', 'apps/web/src', ['apps/web', 'packages/api', 'packages/domain']],
  ['the server', 'apps/server/src', ['apps/server']],
  ['comparisons', 'packages/compare/src', ['packages/compare']],
])('every text of %s is said somewhere', (_what, place, sources) => {
  const named = namedIn(sources)
  const keys = [...textsOf('fr').keys()].filter((key) => key.startsWith(place)).map(nameOf)
  expect(keys.length).toBeGreaterThan(20)
  expect(keys.filter((key) => !named.test(key))).toEqual([])
  expect(named.test('reading.said-by.nobody')).toBe(false)
})
