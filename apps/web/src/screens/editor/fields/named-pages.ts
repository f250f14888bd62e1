import { isRecord } from '@forkshop/domain'
import { toList, toText } from './field-value.ts'

/**
 * How a field names pages: `one` by its slug, `list` by theirs, `pin` as a record of page and version, `ref` as one whose
 * version may be left out, `pins` as versions by slug.
 */
export type NamedPages = 'one' | 'list' | 'pin' | 'ref' | 'pins'

/** A page that a field names; `version` is null where the field has no place for one. */
type NamedPage = { readonly slug: string; readonly version: unknown }

/** The pages that a value names, in its order. */
export const pagesIn = (shape: NamedPages, value: unknown): readonly NamedPage[] => {
  switch (shape) {
    case 'one':
    case 'list':
      return toList(value)
        .map(toText)
        .filter((slug) => slug !== '')
        .map((slug) => ({ slug, version: null }))
    case 'pin':
    case 'ref': {
      const slug = isRecord(value) ? toText(value['page']) : ''
      return slug === '' || !isRecord(value) ? [] : [{ slug, version: value['version'] ?? '' }]
    }
    case 'pins':
      return isRecord(value)
        ? Object.entries(value).map(([slug, version]) => ({ slug, version }))
        : []
  }
}

/**
 * The value with a page in the place of another (`before`, empty for one more); one that is named already is not named
 * twice. An empty version is none.
 */
export const withPage = (
  shape: NamedPages,
  value: unknown,
  page: { readonly before: string; readonly slug: string; readonly version: string | null },
): unknown => {
  const version = page.version ?? ''
  switch (shape) {
    case 'one':
      return page.slug
    case 'list': {
      const slugs = toList(value).filter((slug) => slug !== page.slug || slug === page.before)
      return page.before === ''
        ? [...slugs, page.slug]
        : slugs.map((slug) => (slug === page.before ? page.slug : slug))
    }
    case 'pin':
    case 'ref': {
      const { page: _, version: __, ...rest } = isRecord(value) ? value : {}
      return { page: page.slug, ...(version !== '' && { version }), ...rest }
    }
    case 'pins': {
      const entries = pagesIn(shape, value).map(
        ({ slug, version: pinned }) => [slug, pinned] as const,
      )
      const others = entries.filter(([slug]) => slug !== page.slug || slug === page.before)
      return Object.fromEntries(
        page.before === ''
          ? [...others, [page.slug, version]]
          : others.map((entry) => (entry[0] === page.before ? [page.slug, version] : entry)),
      )
    }
  }
}

/** The value without a page; null when nothing is left of it. */
export const withoutPage = (shape: NamedPages, value: unknown, slug: string): unknown => {
  switch (shape) {
    case 'one':
    case 'pin':
    case 'ref':
      return null
    case 'list': {
      const left = toList(value).filter((one) => one !== slug)
      return left.length === 0 ? null : left
    }
    case 'pins': {
      const left = pagesIn(shape, value).filter((page) => page.slug !== slug)
      return left.length === 0
        ? null
        : Object.fromEntries(left.map((page) => [page.slug, page.version]))
    }
  }
}
