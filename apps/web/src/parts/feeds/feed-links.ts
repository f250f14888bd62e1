import type { Language } from '@forkshop/domain'

/** A feed behind the address of a screen, with what the screen was asked for. */
export type FeedPlace = {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly language: Language
}

/** Where a feed is read. */
export const feedPath = (
  { path, query, language }: FeedPlace,
  form: 'atom' | 'json' = 'atom',
): string => `${path}.${form}?${new URLSearchParams({ ...query, language }).toString()}`

/** What the head of a page says of its feed, by which programs find it. */
export const feedLinks = (title: string, place: FeedPlace) => [
  { rel: 'alternate' as const, type: 'application/atom+xml', title, href: feedPath(place) },
  {
    rel: 'alternate' as const,
    type: 'application/feed+json',
    title,
    href: feedPath(place, 'json'),
  },
]
