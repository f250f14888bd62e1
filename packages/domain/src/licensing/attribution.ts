import { licenses } from '../license.ts'

/** What an attribution names: title, authors, source and licence (TASL, Creative Commons). */
export type Attributed = {
  readonly title: string
  readonly authors: readonly string[]
  /** Full address of the page. */
  readonly source: string
  /** SPDX id; null where none is stated. */
  readonly license: string | null
  /** What a fork or a translation was made from, where that may be named. */
  readonly adaptedFrom?: { readonly title: string; readonly source: string } | null
}

/** Where it is shown: a slide has room for no address but that of the page. */
export type AttributionPlace = 'page' | 'handout' | 'slide'

/** A piece of an attribution in reading order; words between the pieces are the catalogue's. */
export type AttributionPart = {
  readonly kind: 'title' | 'authors' | 'source' | 'license' | 'origin'
  readonly texts: readonly string[]
  /** Where the text leads; null where it is printed or leads nowhere. */
  readonly url: string | null
}

/**
 * The parts of an attribution. On a page, title and licence are links; on paper and slides the address of the
 * source is printed, and on paper those of the licence and of what it was adapted from. Parts that are not known are left out.
 * Source: https://wiki.creativecommons.org/wiki/Recommended_practices_for_attribution
 */
export function attributionParts(
  { title, authors, source, license, adaptedFrom = null }: Attributed,
  place: AttributionPlace,
): readonly AttributionPart[] {
  const terms = licenses.find(({ id }) => id === license)?.url ?? null
  const isLinked = place === 'page'
  const printed = place === 'handout' && terms !== null ? [terms] : []
  const parts: readonly AttributionPart[] = [
    { kind: 'title', texts: [title], url: isLinked ? source : null },
    { kind: 'authors', texts: authors, url: null },
    { kind: 'source', texts: isLinked ? [] : [source], url: null },
    {
      kind: 'license',
      texts: license === null ? [] : [license, ...printed],
      url: isLinked ? terms : null,
    },
    {
      kind: 'origin',
      texts:
        adaptedFrom === null
          ? []
          : [adaptedFrom.title, ...(place === 'handout' ? [adaptedFrom.source] : [])],
      url: isLinked ? (adaptedFrom?.source ?? null) : null,
    },
  ]
  return parts.filter(({ texts }) => texts.length > 0)
}
