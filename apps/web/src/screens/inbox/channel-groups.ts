import type { NoticeSettings } from '@forkshop/api'

/** A kind of notice. */
export type ToldKind = keyof NoticeSettings['channels']

/** Kinds of notices by what they have to do with oneself; each kind is in one. */
export const channelGroups = {
  own: [
    'mentioned',
    'idea-answered',
    'idea-proposed',
    'idea-accepted',
    'idea-declined',
    'idea-duplicate',
    'idea-released',
    'proposal-accepted',
    'proposal-declined',
    'proposal-released',
  ],
  care: [
    'proposal-made',
    'idea-said',
    'comment-said',
    'thread-said',
    'report-made',
    'method-released',
  ],
  followed: ['released', 'changed', 'forked', 'event-planned', 'page-made'],
} as const satisfies Readonly<Record<string, readonly ToldKind[]>>

/** A group of kinds. */
export type ChannelGroup = keyof typeof channelGroups

/** The channel that all kinds of a group have; null where they differ. */
export const channelOfGroup = (
  group: ChannelGroup,
  channels: NoticeSettings['channels'],
): NoticeSettings['channels'][ToldKind] | null => {
  const found = new Set(channelGroups[group].map((kind) => channels[kind]))
  const [first, ...others] = found
  return others.length === 0 ? (first ?? null) : null
}

/** The groups in the order in which they are shown. */
export const groupNames: readonly ChannelGroup[] = ['own', 'care', 'followed']
