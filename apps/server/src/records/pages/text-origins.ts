import { factsOf, kindOfFields, type PageFacts } from '@forkshop/domain'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { fieldsOf } from '../../texts/jobs/page-facts.ts'
import type { Services } from '../services/services.ts'
import type { PageRow } from './find-page.ts'
import { pagesBySlug, type NamedPage } from './related-pages.ts'

/** What the words of a text come from, each looked up by whoever asks first. */
export type TextOrigins = {
  /** Of a fork the text that it was made of; null for other pages. */
  readonly forked: ForkedText | null
  /** The page that a text says it translates; null where it says none, and where not everybody may read that one. */
  readonly translated: () => Promise<NamedPage | null>
}

/** A text that forks are made of: of which page, and what it stated as its licence then. */
export type ForkedText = {
  readonly page: string
  /** One, null where it stated none; nothing where the text is not there. */
  readonly licenses: () => Promise<readonly (string | null)[]>
}

type Naming = Pick<PageFacts, 'translationOf'>

/** What the text of a page comes from that states these facts: of a fork, by its own history. */
export function originsOf(services: Services, page: PageRow, facts: Naming): TextOrigins {
  const { id, origin_page: origin, origin_revision: revision } = page
  if (origin === null || revision === null) return originsOfText(services, facts, null)
  const readText = () => services.library.readText(pageIdOf(id), revisionIdOf(revision))
  return originsOfText(services, facts, { page: origin, readText })
}

/** The same of a text that begins before its page; that which it was forked from is read when its licence is asked for. */
export function originsOfText(
  services: Services,
  { translationOf }: Naming,
  from: { readonly page: string; readonly readText: () => Promise<string | null> } | null,
): TextOrigins {
  return {
    forked: from && {
      page: from.page,
      licenses: once(async () => licensesIn(await from.readText())),
    },
    translated: once(async () => {
      if (translationOf === null) return null
      const { page } = translationOf
      return (await pagesBySlug(services, [page])).get(page) ?? null
    }),
  }
}

/** The licence that the front matter of a text states, null where it states none; nothing of no text. */
export function licensesIn(text: string | null): readonly (string | null)[] {
  if (text === null) return []
  const fields = fieldsOf(text)
  return [factsOf(kindOfFields(fields), fields).license]
}

function once<Found>(find: () => Promise<Found>): () => Promise<Found> {
  let found: Promise<Found> | undefined
  return () => (found ??= find())
}
