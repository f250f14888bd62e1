import { isDeepStrictEqual } from 'node:util'
import type { TranslationState } from '@forkshop/api'
import { factsOf, isOfNoLanguage, kindOfFields, type Language } from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import { kindOf } from '../../base/kind-of.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { originsOf } from '../../records/pages/text-origins.ts'
import { originalOf } from '../../records/pages/translations.ts'
import type { Services } from '../../records/services/services.ts'
import { fieldsOf } from '../../texts/jobs/page-facts.ts'
import { refuseHeavy, runHeavy } from '../../texts/text-work.ts'
import { drawComparison } from '../comparison/draw-compared.ts'
import { picturesOf } from '../comparison/pictures-of.ts'
import { readPageAt } from '../pages/shown/show-page.ts'

/**
 * What changed in the original of a translation since the version that it names, beside its own passages. Throws
 * `not-found` where the page translates none that everybody may read, `busy` or `too-large` where it takes too long.
 */
export async function viewTranslation(
  services: Services,
  page: PageRow,
  { actor, language }: { readonly actor: Actor; readonly language: Language },
): Promise<TranslationState> {
  const own = await readPageAt(services, page, 'head')
  const fields = fieldsOf(own.text)
  const facts = factsOf(kindOfFields(fields), fields)
  const { translated } = originsOf(services, page, facts)
  const original = await originalOf(services, page, { ...facts, translated })
  if (original === null) throw new ProblemError('not-found', 'no-original')
  const origin = await findPage(services, original.slug, actor)
  const newest = await readPageAt(services, origin, original.latest ?? 'head')
  const before = await readPageAt(services, origin, original.version ?? newest.revision)
  const [comparison, work] = await Promise.all([
    drawComparison(
      services,
      {
        before: { page: origin.id, text: before.text },
        after: { page: origin.id, text: newest.text },
        unchangedIn: { slug: origin.slug, at: before.revision },
        shownOn: { slug: origin.slug, at: newest.revision },
      },
      { language, unchanged: 'counted', sides: 'none' },
    ),
    runHeavy(services, {
      kind: 'translation',
      base: before.text,
      newer: newest.text,
      translation: own.text,
      pictures: {
        original: picturesOf({ slug: origin.slug, at: newest.revision }),
        translation: picturesOf({ slug: page.slug, at: own.revision }),
      },
    }),
  ])
  if (work.kind !== 'translation') return refuseHeavy(work)
  const { passages, missing, extra } = work.value
  return {
    slug: page.slug,
    kind: kindOf(page),
    title: page.title,
    lang: page.lang,
    revision: own.revision,
    original: {
      slug: original.slug,
      kind: original.kind,
      title: original.title,
      lang: original.lang,
      version: original.version,
      latest: original.latest,
    },
    comparison,
    passages: [...passages],
    fields: comparison.fields
      .filter(({ key }) => isOfNoLanguage(key))
      .map(({ key, to }) => {
        const value = fields[key] ?? null
        return { key, value, isThere: isDeepStrictEqual(value, to ?? null) }
      }),
    missing: [...missing],
    extra: [...extra],
  }
}
