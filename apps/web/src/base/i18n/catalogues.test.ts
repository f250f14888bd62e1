import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const source = path.resolve(import.meta.dirname, '../..')
const featuresOf = (language: string): string[] =>
  readdirSync(path.join(source, 'locales', language)).sort()

type Tree = { readonly [key: string]: string | Tree }

const flat = (tree: Tree, prefix = ''): Map<string, string> => {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value)
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text)
  }
  return found
}

const read = async (language: string): Promise<Map<string, string>> => {
  const all = new Map<string, string>()
  for (const file of featuresOf(language)) {
    const module: { readonly messages: Tree } = await import(
      path.join(source, 'locales', language, file)
    )
    for (const [key, text] of flat(module.messages)) all.set(`${file.slice(0, -3)}.${key}`, text)
  }
  return all
}

const sources = (dir: string): string[] =>
  readdirSync(dir).flatMap((name) => {
    const full = path.join(dir, name)
    if (statSync(full).isDirectory()) return name === 'locales' ? [] : sources(full)
    return /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts') ? [full] : []
  })

test('French and English have the same files and keys', async () => {
  expect(featuresOf('fr')).toEqual(featuresOf('en'))
  const [fr, en] = [await read('fr'), await read('en')]
  expect([...fr.keys()].filter((key) => !en.has(key))).toEqual([])
  expect([...en.keys()].filter((key) => !fr.has(key))).toEqual([])
})

test.each(['fr', 'en'])(
  'a choice has one word on a page, in its form, in a comparison and among filters, in %s',
  async (language) => {
    const all = await read(language)
    const shown = /^(?:reading\.choice\.|library\.(?=status\.))/
    const apart = [...all].filter(([key, text]) => {
      const inForm = all.get(key.replace(shown, 'fields.choice.'))
      return shown.test(key) && inForm !== undefined && inForm !== text
    })
    expect(apart).toEqual([])
  },
)

test('both languages name the same values in a text', async () => {
  const names = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
  const [fr, en] = [await read('fr'), await read('en')]
  const apart = [...fr].filter(([key, text]) => {
    const other = names(en.get(key) ?? '')
    return names(text).some((name) => !other.includes(name) && name !== '{n}')
  })
  expect(apart.map(([key]) => key)).toEqual([])
})

test('French spaces its punctuation with unbreakable spaces and uses curly apostrophes', async () => {
  const fr = await read('fr')
  const wrong = [...fr].filter(
    ([, text]) =>
      / [;:!?»]|« |[^\s\u00a0\u202f(/][;!?»](?!\w)|\w'\w/u.test(text) && !/https?:/.test(text),
  )
  expect(wrong).toEqual([])
})

test('English has no straight apostrophe inside a word', async () => {
  const en = await read('en')
  expect([...en].filter(([, text]) => /\w'\w/.test(text))).toEqual([])
})

test('every text that the screens name exists', async () => {
  const en = await read('en')
  const missing = sources(source).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bt\('([a-z][\w]*(?:\.[\w-]+)+)'/gi)]
      .map((match) => match[1] ?? '')
      .filter((key) => !en.has(key))
      .map((key) => `${path.relative(source, file)} ${key}`),
  )
  expect(missing).toEqual([])
})

test('French cancels with « annuler » and undoes with « défaire »', async () => {
  const fr = await read('fr')
  const wrong = [...fr].filter(
    ([key, text]) => /\bannul/i.test(text) && !/\bcancel(led)?$/.test(key),
  )
  expect(wrong).toEqual([])
})
