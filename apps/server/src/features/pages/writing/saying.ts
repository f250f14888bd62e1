import { fieldSource, parseFrontMatter, withFields } from '@forkshop/document'
import { checkFields, isPageKind, type PageKind } from '@forkshop/domain'

/** What a text is, in which language and under which licence. */
export type Saying = {
  readonly kind?: PageKind | undefined
  readonly lang?: string | undefined
  readonly license?: string | undefined
}

const KEYS = ['kind', 'lang', 'license'] as const

/** What front matter would refuse of a saying; each named below `path` (a dot at its end, or nothing). */
export function problemsOf({ kind, lang, license }: Saying, path: string) {
  return checkFields(kind ?? null, { lang, license }).map((problem) => ({
    path: path + problem.path,
    code: problem.code,
    message: problem.message,
  }))
}

/** The text with what is said of it in its front matter; the same where it says so already or cannot be told. */
export function withSaying(text: string, saying: Saying): string {
  const front = parseFrontMatter(text)
  const fields = front.kind === 'present' ? front.fields : {}
  const changes = KEYS.flatMap((key) => {
    const value = saying[key]
    if (value === undefined || fields[key] === value) return []
    return [[key, fieldSource(key, value)] as const]
  })
  return changes.length === 0 ? text : withFields(text, new Map(changes))
}

/** Of a saying, what a text with these fields does not say yet. */
export function unsaidIn(
  fields: Readonly<Record<string, unknown>>,
  { kind, lang, license }: Saying,
): Saying {
  const isSaid = (key: string): boolean => typeof fields[key] === 'string' && fields[key] !== ''
  return {
    ...(!isPageKind(fields['kind']) && { kind }),
    ...(!isSaid('lang') && { lang }),
    ...(!isSaid('license') && { license }),
  }
}
