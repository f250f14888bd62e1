import { routes, scopeOf, type RouteName, type Scope } from '@forkshop/api'
import { describe, expect, test } from 'vitest'
import { admit } from './admission.ts'
import { routeNames } from './parse-call.ts'
import type { Actor } from './handler.ts'

const withScopes = (scopes: readonly string[]): Actor => ({
  kind: 'account',
  id: 'a',
  name: 'A',
  email: 'a@example.org',
  admin: true,
  session: null,
  token: { id: 't', scopes, pages: null },
})

const lets = (actor: Actor, name: RouteName): boolean => {
  try {
    admit(actor, name, routes[name])
    return true
  } catch {
    return false
  }
}

const rank: readonly (Scope | null)[] = ['read', 'propose', 'write', null]

describe.each(routeNames)('%s', (name) => {
  const needed = scopeOf(name, routes[name])

  test.each(['read', 'propose', 'write'] as const)('a token with the scope %s', (scope) => {
    expect(lets(withScopes([scope]), name)).toBe(rank.indexOf(scope) >= rank.indexOf(needed))
  })

  test('a token without a scope is refused', () => {
    expect(lets(withScopes([]), name)).toBe(false)
  })
})

test('no token reaches accounts, ways in or settings of the site', () => {
  const closed = routeNames.filter((name) => scopeOf(name, routes[name]) === null)
  expect(closed.toSorted()).toEqual([
    'acceptInvite',
    'changeMe',
    'changeNoticeSettings',
    'changeOwnAddress',
    'changeSettings',
    'changeUser',
    'confirmAddress',
    'confirmOwnAddress',
    'createCalendar',
    'createFeed',
    'createInvite',
    'createPasswordLink',
    'createToken',
    'deleteCalendar',
    'deleteFeed',
    'deleteMe',
    'deleteToken',
    'dropFavourite',
    'enter',
    'forgetFollowed',
    'getFavourite',
    'getMessage',
    'getNoticeSettings',
    'getOwnAddress',
    'getSettings',
    'getStorage',
    'keepFavourite',
    'listAdminActs',
    'listCalendars',
    'listFeeds',
    'listMessages',
    'listMyDrafts',
    'listNotices',
    'listTokens',
    'listUsers',
    'listWatches',
    'readNotices',
    'renewFeed',
    'requestMail',
    'resetPassword',
    'retryMessage',
    'setUp',
    'stopTidying',
    'takeMyData',
    'tidyStorage',
    'unsubscribe',
    'unwatch',
    'viewMe',
    'watch',
  ])
})

test('reading is all that a token to read can do', () => {
  const writes = routeNames.filter((name) => routes[name].verb !== 'GET')
  expect(writes.filter((name) => lets(withScopes(['read']), name))).toEqual([])
})

test('a token to propose adds voices, reaches drafts and changes no page', () => {
  const writes = routeNames.filter((name) => routes[name].verb !== 'GET')
  expect(writes.filter((name) => lets(withScopes(['propose']), name)).toSorted()).toEqual([
    'addCard',
    'addComment',
    'addReview',
    'addThreadComment',
    'bringBackLoss',
    'changeCard',
    'changeComment',
    'changeIdea',
    'changePhotograph',
    'createIdea',
    'createOffer',
    'createProposal',
    'createReport',
    'createThread',
    'deleteIdea',
    'deletePhotograph',
    'discardDraft',
    'dismissLoss',
    'giveDots',
    'keepCheckpoint',
    'markAnswer',
    'openProposalDraft',
    'proposeIdea',
    'proposeTaught',
    'publishDraft',
    'register',
    'removeCard',
    'renewDraft',
    'resolveThread',
    'restoreCheckpoint',
    'sendPhotograph',
    'sendUpstream',
    'supportComment',
    'supportIdea',
    'takeBackDraft',
    'takeFromUpstream',
    'updateProposal',
    'uploadDraftMedia',
    'uploadMedia',
    'withdrawComment',
    'withdrawProposal',
  ])
})
