import type { Language } from './language.ts'
import { choosePlural, sayMessage, type Named } from './say-message.ts'

/** Texts by name, in as many steps as the name has. */
export type Messages = { readonly [name: string]: string | Messages }

/** A catalogue with the names of another one: what each language is written by. */
export type Like<Catalogue> = {
  readonly [Name in keyof Catalogue]: Catalogue[Name] extends string
    ? string
    : Like<Catalogue[Name]>
}

/** The keys of a catalogue: the names on the way to a text, joined by dots. */
export type KeyIn<Catalogue> = {
  [Name in keyof Catalogue & string]: Catalogue[Name] extends string
    ? Name
    : `${Name}.${KeyIn<Catalogue[Name]>}`
}[keyof Catalogue & string]

type TextOf<Catalogue, Key extends string> = Key extends keyof Catalogue
  ? Catalogue[Key]
  : Key extends `${infer Name extends keyof Catalogue & string}.${infer Rest}`
    ? TextOf<Catalogue[Name], Rest>
    : never

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

type With<Names extends string> = Named & { readonly [Name in Names]: unknown }

/** What a text of these names is said with: its values, and the count that may be among them as `n`. */
type Given<Names extends string> = [Names] extends [never]
  ? [values?: Named | number, count?: number]
  : [Names] extends ['n']
    ? [count: number] | [values: With<'n'>] | [values: Named, count: number]
    : 'n' extends Names
      ? [values: With<Names>] | [values: With<Exclude<Names, 'n'>>, count: number]
      : [values: With<Names>, count?: number]

/**
 * The text of a key with its values. A count, which is also the value `n`, chooses among the forms
 * of a text with plurals.
 */
export type Say<Catalogue> = <Key extends KeyIn<Catalogue>>(
  key: Key,
  ...given: Given<NamesIn<TextOf<Catalogue, Key>>>
) => string

/** Says the texts of a catalogue in one language. */
export type Reader<Catalogue> = {
  readonly language: Language
  /** A text that the catalogue has; while it is not there yet, its key. */
  readonly t: Say<Catalogue>
  /** The text of a name that comes from data; null when there is none. */
  readonly find: (key: string, values?: Named | number, count?: number) => string | null
}

/** The one reader of catalogues; it sees what is added to `messages` later. */
export function createReader<Catalogue>(language: Language, messages: Messages): Reader<Catalogue> {
  const find: Reader<Catalogue>['find'] = (key, values = {}, among) => {
    const dot = key.indexOf('.')
    const name = dot < 0 ? key : key.slice(0, dot)
    // read first: who shows texts by what was read of them is told when the name comes
    const part = messages[name]
    if (part === undefined || !Object.hasOwn(messages, name)) return null
    const found = dot < 0 ? part : textsIn(part).get(key.slice(dot + 1))
    if (typeof found !== 'string') return null
    const named = typeof values === 'number' ? { n: values } : { n: among, ...values }
    const count = among ?? named.n
    return sayMessage(found, named, (forms) =>
      choosePlural(language, typeof count === 'number' ? count : 1, forms),
    )
  }
  const t = (key: string, values?: Named | number, count?: number): string =>
    find(key, values, count) ?? key
  return { language, t, find }
}

const none: ReadonlyMap<string, string> = new Map()
const known = new WeakMap<object, ReadonlyMap<string, string>>()

/** All texts in a part of a catalogue, by the names on the way to each; found once, since a page says a hundred. */
function textsIn(part: string | Messages): ReadonlyMap<string, string> {
  if (typeof part === 'string') return none
  const before = known.get(part)
  if (before !== undefined) return before
  const texts = new Map<string, string>()
  for (const [name, value] of Object.entries(part)) {
    if (typeof value === 'string') texts.set(name, value)
    else for (const [rest, text] of textsIn(value)) texts.set(`${name}.${rest}`, text)
  }
  known.set(part, texts)
  return texts
}
