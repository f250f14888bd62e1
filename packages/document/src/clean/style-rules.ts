import type { ForeignElement } from './foreign-tree.ts'

/** The declarations of a style that say something of the text, in small letters. */
export type Style = ReadonlyMap<string, string>

const TOLD = new Set([
  'font-weight',
  'font-style',
  'text-decoration',
  'text-decoration-line',
  'display',
  'visibility',
  'white-space',
  'white-space-collapse',
  'color',
  'background',
  'background-color',
  'mso-highlight',
  'mso-list',
  'mso-hide',
  'mso-element',
])
/** A style sheet that is longer speaks of layout, and an attribute holds a picture. */
const MAX_SHEET_LENGTH = 1_000_000
const MAX_ATTRIBUTE_LENGTH = 20_000
const SELECTOR = /^([a-z][a-z0-9]*)?(?:\.([\w-]+))?$/i
const NO_STYLE: Style = new Map()

/**
 * Reads styles as a browser would, as far as they tell a text: those of the element itself, then of its
 * class, then of its tag. The browser of the page is not asked: its policy drops the styles of others.
 */
export function styleReader(sheets: readonly string[]): (element: ForeignElement) => Style {
  const rules = new Map<string, Map<string, string>>()
  for (const sheet of sheets) addRules(sheet.slice(0, MAX_SHEET_LENGTH), rules)
  const known = new Map<string, Style>()
  return ({ tag, attributes }) => {
    const classes = attributes['class'] ?? ''
    const own = attributes['style'] ?? ''
    if (own === '' && rules.size === 0) return NO_STYLE
    const key = `${tag} ${classes}{${own}`
    const found = known.get(key)
    if (found !== undefined) return found
    const names = classes === '' ? [] : classes.split(/\s+/)
    const style = new Map([
      ...(rules.get(tag) ?? []),
      ...names.flatMap((name) => [...(rules.get(`.${name}`) ?? [])]),
      ...names.flatMap((name) => [...(rules.get(`${tag}.${name}`) ?? [])]),
      ...declarations(own.slice(0, MAX_ATTRIBUTE_LENGTH)),
    ])
    if (own.length < 1000) known.set(key, style)
    return style
  }
}

/** Simple selectors alone; `at` rules and what stands in them are left out. */
function addRules(sheet: string, rules: Map<string, Map<string, string>>): void {
  for (let at = 0; ;) {
    const start = sheet.indexOf('{', at)
    const end = start === -1 ? -1 : sheet.indexOf('}', start)
    if (end === -1) return
    const selectors = sheet.slice(at, start).replace(/^[^]*(?:-->|<!--|\*\/)/, '')
    const told = declarations(sheet.slice(start + 1, end))
    at = end + 1
    if (told.length === 0) continue
    for (const selector of selectors.split(',')) {
      const [, tag = '', name] = SELECTOR.exec(selector.trim()) ?? []
      const key = tag.toLowerCase() + (name === undefined ? '' : `.${name}`)
      if (key !== '') rules.set(key, new Map([...(rules.get(key) ?? []), ...told]))
    }
  }
}

function declarations(text: string): readonly (readonly [string, string])[] {
  if (text === '') return []
  return text.split(';').flatMap((one): readonly (readonly [string, string])[] => {
    const colon = one.indexOf(':')
    const name = one.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (!TOLD.has(name)) return []
    const value = one.slice(colon + 1).replace(/!\s*important\s*$/i, '')
    return [[name, value.trim().toLowerCase()]]
  })
}
