import { noticeKinds, type NoticeKind } from './notice-kind.ts'

/**
 * How somebody is told: in the inbox alone, there and by mail at once, or in a letter of the day or week; `none`: not at
 * all.
 */
export const noticeChannels = ['inbox', 'now', 'daily', 'weekly', 'none'] as const
/** How somebody is told. */
export type NoticeChannel = (typeof noticeChannels)[number]

/** What somebody said of how they are told; kinds that are left out follow `usualChannel`. */
export type ChannelChoices = Partial<Readonly<Record<NoticeKind, NoticeChannel>>>

/** How somebody is told who said nothing of it: mail goes to nobody who did not ask for it. */
export const usualChannel: NoticeChannel = 'inbox'

/** How somebody is told of a kind of notice. */
export function channelOf(choices: ChannelChoices, kind: NoticeKind): NoticeChannel {
  return choices[kind] ?? usualChannel
}

/** How somebody is told of each kind. */
export function allChannels(choices: ChannelChoices): Readonly<Record<NoticeKind, NoticeChannel>> {
  const named = noticeKinds.map((kind) => [kind, channelOf(choices, kind)] as const)
  return Object.fromEntries(named) as Record<NoticeKind, NoticeChannel>
}

/** Reads a kind of notice; null for a word that is none. */
export function parseNoticeKind(text: string): NoticeKind | null {
  return noticeKinds.find((kind) => kind === text) ?? null
}

/** Reads a channel; null for a word that is none. */
export function parseNoticeChannel(text: string): NoticeChannel | null {
  return noticeChannels.find((channel) => channel === text) ?? null
}
