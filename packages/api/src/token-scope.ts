import type { RouteName } from './endpoints.ts'
import type { Route } from './route.ts'

/** A call whose answer goes on. */
export type StreamName = 'followLive'

/** What an access token may ever do. */
export type Scope = 'read' | 'propose' | 'write'

/** All scopes, from least to most; one includes those before it. */
export const scopes: readonly Scope[] = ['read', 'propose', 'write']

/** Actions that add a voice and change no page. */
const voices: ReadonlySet<string> = new Set([
  'idea',
  'support',
  'comment',
  'propose',
  'withdraw',
  'register',
  'report',
  'board',
  'card',
])

/** Calls about accounts, ways in, what somebody is told and site settings: for people who signed in, never for tokens. */
const sessionOnly: ReadonlySet<RouteName | StreamName> = new Set<RouteName>([
  'setUp',
  'createInvite',
  'acceptInvite',
  'resetPassword',
  'requestMail',
  'enter',
  'getOwnAddress',
  'confirmOwnAddress',
  'changeOwnAddress',
  'confirmAddress',
  'unsubscribe',
  'listUsers',
  'changeUser',
  'getSettings',
  'changeSettings',
  'getStorage',
  'tidyStorage',
  'stopTidying',
  'listCalendars',
  'createCalendar',
  'deleteCalendar',
  'listNotices',
  'readNotices',
  'listWatches',
  'watch',
  'unwatch',
  'getNoticeSettings',
  'changeNoticeSettings',
  'viewMe',
  'listMyDrafts',
  'changeMe',
  'takeMyData',
  'deleteMe',
  'getFavourite',
  'keepFavourite',
  'dropFavourite',
  'forgetFollowed',
  'listFeeds',
  'createFeed',
  'renewFeed',
  'deleteFeed',
  'listTokens',
  'createToken',
  'deleteToken',
])

/** Calls on a draft: which scope one needs depends on what it becomes, asked where it is reached. */
const onDrafts: ReadonlySet<RouteName | StreamName> = new Set<RouteName>([
  'publishDraft',
  'renewDraft',
  'discardDraft',
  'uploadDraftMedia',
  'keepCheckpoint',
  'restoreCheckpoint',
  'takeBackDraft',
  'bringBackLoss',
  'dismissLoss',
])

/** The token scope that a call needs at least; null where no token is enough. */
export function scopeOf(
  name: RouteName | StreamName,
  route: Pick<Route, 'verb' | 'access'>,
): Scope | null {
  if (route.access.kind === 'admin' || sessionOnly.has(name)) return null
  if (route.verb === 'GET') return 'read'
  if (onDrafts.has(name)) return 'propose'
  if (route.access.kind === 'page' && voices.has(route.access.action)) return 'propose'
  return 'write'
}
