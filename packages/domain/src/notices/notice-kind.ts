/**
 * What a notice tells somebody. Each is of a page: an idea, a proposal or a comment was said on it, something in a thread
 * that is about no proposal (`thread-said`), something there was
 * reported, it changed, was made, forked, planned as an event or released; a method that it pins was released; what
 * became of one's own idea or proposal; one was mentioned.
 */
export const noticeKinds = [
  'idea-said',
  'proposal-made',
  'comment-said',
  'thread-said',
  'report-made',
  'changed',
  'page-made',
  'forked',
  'event-planned',
  'released',
  'method-released',
  'idea-answered',
  'idea-proposed',
  'idea-accepted',
  'idea-declined',
  'idea-duplicate',
  'idea-released',
  'proposal-accepted',
  'proposal-declined',
  'proposal-released',
  'mentioned',
] as const
/** What a notice tells somebody. */
export type NoticeKind = (typeof noticeKinds)[number]

/** Why somebody is told, the strongest first. */
export const noticeReasons = ['mentioned', 'author', 'looks-after', 'pins', 'watches'] as const
/** Why somebody is told. */
export type NoticeReason = (typeof noticeReasons)[number]

/**
 * What waits for somebody to decide or to finish: an open proposal or idea on a page that they look after, what a guest
 * offered or said after their room was closed, something reported, a draft of their own.
 */
export const waitingKinds = [
  'proposal-waits',
  'idea-waits',
  'offer-waits',
  'said-waits',
  'report-waits',
  'draft-waits',
] as const
/** What waits for somebody. */
export type WaitingKind = (typeof waitingKinds)[number]

/** What one may follow: a page, an event, all pages of a lineage, all of a kind, all with a tag. */
export const watchKinds = ['page', 'event', 'lineage', 'kind', 'tag'] as const
/** What one may follow. */
export type WatchKind = (typeof watchKinds)[number]

/** `all`: one is told; `none`: muted, nothing of it but what names oneself or became of one's own. */
export const watchLevels = ['all', 'none'] as const
/** Whether one is told of what one follows. */
export type WatchLevel = (typeof watchLevels)[number]
