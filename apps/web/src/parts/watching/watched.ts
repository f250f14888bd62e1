import type { Watch } from '@forkshop/api'

/** Something that may be followed, as calls name it. */
export type Watched = Pick<Watch, 'kind' | 'of'>

/** How a page is named that may be followed: an event is one of its own. */
export const watchOfPage = ({
  kind,
  slug,
}: {
  readonly kind: string | null
  readonly slug: string
}): Watched => ({ kind: kind === 'event' ? 'event' : 'page', of: slug })

/** Whether among what somebody follows is one thing, and whether they are told of it; null where it is not. */
export const levelAmong = (
  watches: readonly Watch[],
  { kind, of }: Watched,
): Watch['level'] | null => watches.find((one) => one.kind === kind && one.of === of)?.level ?? null
