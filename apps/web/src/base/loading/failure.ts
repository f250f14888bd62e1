import { isSecretAddress } from '@forkshop/domain'
import { ApiError, type Client, type Problem, type SearchHit } from '@forkshop/api'
import type { RouteLocationNormalized } from 'vue-router'

/** Why a page cannot be shown. */
export type Failure =
  | { readonly kind: 'not-found'; readonly asked: string; readonly near: readonly SearchHit[] }
  | {
      readonly kind: 'gone'
      readonly slug: string
      readonly tombstone: Problem['tombstone'] | null
    }
  | { readonly kind: 'not-signed-in' }
  | { readonly kind: 'forbidden'; readonly detail: string }
  | { readonly kind: 'invalid'; readonly detail: string }
  | { readonly kind: 'offline' }
  | { readonly kind: 'broken'; readonly reference: string }

const statusOf: Readonly<Record<Failure['kind'], number>> = {
  'not-found': 404,
  gone: 410,
  'not-signed-in': 401,
  forbidden: 403,
  invalid: 422,
  offline: 503,
  broken: 500,
}

export const failureStatus = (failure: Failure): number => statusOf[failure.kind]

/** A short word to name a fault by, the same for the same address and minute. */
export const faultReference = (text: string): string => {
  let hash = 2166136261
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0
  const word = hash.toString(36).toUpperCase().padStart(6, '0').slice(-6)
  return `${word.slice(0, 3)}-${word.slice(3)}`
}

const lookNear = async (client: Client, asked: string): Promise<readonly SearchHit[]> =>
  (await import('./near-matches.ts')).nearMatches(client, asked)

/** Turns what a loader threw into something to show; what is not ours to translate becomes `broken`. */
export const failureOf = async (
  error: unknown,
  route: RouteLocationNormalized,
  client: Client,
): Promise<Failure> => {
  if (!(error instanceof ApiError)) {
    return error instanceof TypeError && typeof window !== 'undefined'
      ? { kind: 'offline' }
      : { kind: 'broken', reference: faultReference(`${route.fullPath} ${String(error)}`) }
  }
  const { problem } = error
  const isSecret = isSecretAddress(route.path)
  const asked = isSecret
    ? (route.path.split('/')[1] ?? '')
    : String(route.params['slug'] ?? route.path.slice(1))
  switch (problem.code) {
    case 'not-found':
      return { kind: 'not-found', asked, near: isSecret ? [] : await lookNear(client, asked) }
    case 'gone':
      return { kind: 'gone', slug: asked, tombstone: problem.tombstone ?? null }
    case 'not-signed-in':
      return { kind: 'not-signed-in' }
    case 'forbidden':
      return { kind: 'forbidden', detail: problem.detail }
    case 'invalid':
      return { kind: 'invalid', detail: problem.detail || problem.title }
    default:
      return { kind: 'broken', reference: faultReference(`${route.fullPath} ${problem.code}`) }
  }
}
