import { fieldSource, parseFrontMatter, withFields } from '@forkshop/document'
import { isSameLanguage } from '@forkshop/domain'
import { ProblemError } from '../../base/problem-error.ts'
import type { SentenceKey } from '../../base/sentences.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { translationsOf } from '../../records/pages/translations.ts'
import type { Services } from '../../records/services/services.ts'
import { problemsOf, withSaying } from '../pages/writing/saying.ts'

type Wanted = {
  /** What is translated, at a revision of it and the version that this is, if any. */
  readonly page: PageRow
  readonly revision: string
  readonly version: string | null
  /** A BCP 47 tag. */
  readonly lang: string
}

/**
 * A text as the beginning of a translation of a page: in its new language, with what it translates. Throws `invalid`
 * for a tag that is none, the language of the page, one in which everybody may read it already, and for front matter
 * that cannot be read, into which nothing can be written.
 */
export const toTranslation = async (
  services: Services,
  text: string,
  { page, revision, version, lang }: Wanted,
): Promise<string> => {
  const [problem] = problemsOf({ lang }, '')
  if (problem !== undefined) throw refused('code.invalid', { ...problem, path: 'translateInto' })
  if (isSameLanguage(page.lang, lang)) {
    throw refused('translation-same', { code: 'same-language', message: 'The page is in it.' })
  }
  const others = await translationsOf(services, page)
  const there = others.find((other) => isSameLanguage(other.lang, lang))
  if (there !== undefined) {
    const error = { code: 'translation-exists', message: `See ${there.slug}.` }
    throw refused('translation-exists', error, { title: there.title })
  }
  if (parseFrontMatter(text).kind === 'broken') {
    const error = { path: 'from', code: 'yaml', message: 'Its front matter cannot be read.' }
    throw refused('text-invalid', error)
  }
  const of = { page: page.slug, ...versionOf(page, revision, version) }
  return withFields(
    withSaying(text, { lang }),
    new Map([['translation_of', fieldSource('translation_of', of)]]),
  )
}

/** The newest text is what its latest version has become. */
const versionOf = (page: PageRow, revision: string, version: string | null) => {
  const said = version ?? (revision === page.head ? page.version : null)
  return said === null ? {} : { version: said }
}

const refused = (
  key: SentenceKey,
  error: { readonly path?: string; readonly code: string; readonly message: string },
  values: { readonly title?: string } = {},
): ProblemError =>
  new ProblemError('invalid', key, { values, errors: [{ path: 'translateInto', ...error }] })
