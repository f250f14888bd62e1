import type { Held, Reported } from '@forkshop/api'
import { provide, shallowRef, type InjectionKey, type ShallowRef } from 'vue'

/** Something said, as its menu needs to know it. */
export type Said = {
  /** `idea:<id>`, `comment:<id>` or `card:<id>`. */
  readonly of: string
  /** Slug of the page that it stands on. */
  readonly page: string
  readonly byGuest?: boolean
  /** Whether others do not see it. */
  readonly hidden?: boolean | undefined
  /** Whether it waits for who leads the day. */
  readonly waiting?: boolean | undefined
  /** Whether the reader said it. */
  readonly own?: boolean
}

/** What a screen that shows what people said knows of what does not belong there. */
export type Moderation = {
  readonly slug: () => string
  /** What is hidden on the page and was reported, as far as the reader sees it; null until known. */
  readonly held: ShallowRef<Held | null>
  /** Loads the screen and `held` again; who asks for `held` puts its way here. */
  readonly asking: { again: () => Promise<void> }
  /** Whether the reader may hide it and show it again. */
  readonly may: (said: Said) => boolean
  /** The event of which the reader may turn out who said it; null where they may not. */
  readonly room: (said: Said) => string | null
  /** The event in whose room the reader may show it; null where they may not. */
  readonly screen: (said: Said) => string | null
  readonly reportsOf: (of: string) => Reported | null
  /** Loads the screen again. */
  readonly refresh: () => Promise<void>
}

export const moderationKey: InjectionKey<Moderation> = Symbol('moderation')

/** Says to all menus below which page it is and what the reader may do there. */
export const provideModeration = ({
  slug,
  isEvent,
  may,
  refresh,
}: {
  readonly slug: () => string
  readonly isEvent: () => boolean
  readonly may: (action: string) => boolean
  readonly refresh: () => Promise<void>
}): Moderation => {
  const held = shallowRef<Held | null>(null)
  const moderation: Moderation = {
    slug,
    held,
    asking: { again: refresh },
    // of other pages that an event shows, who maintains it answers for its guests alone
    may: ({ page, byGuest, waiting }) =>
      (waiting === true && isEvent() && may('lead')) ||
      (may('moderate') && (page === slug() || (isEvent() && byGuest === true))),
    room: ({ byGuest }) => (may('moderate') && isEvent() && byGuest === true ? slug() : null),
    screen: ({ of, hidden }) =>
      may('lead') && isEvent() && hidden !== true && /^(idea|card):/.test(of) ? slug() : null,
    reportsOf: (of) => held.value?.reports.find((one) => one.of === of) ?? null,
    refresh,
  }
  provide(moderationKey, moderation)
  return moderation
}
