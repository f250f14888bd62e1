import type { RouteName } from '@forkshop/api'
import { routes } from '@forkshop/api'
import { ForkshopError } from '@forkshop/domain'
import { isBytesAnswer } from './bytes-answer.ts'

/** A good answer as it goes over the line; kept as it is for repeated requests. */
export type Sent = {
  readonly status: number
  readonly type: string | null
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly payload: string | Uint8Array
}

const keeping = {
  anybody: 'public, max-age=31536000, immutable',
  caller: 'private, no-cache',
  nobody: 'private, no-store',
} as const

const JSON_TYPE = 'application/json; charset=utf-8'

/**
 * Makes the answer of a call ready to send: bytes and texts as they are, everything else through
 * the answer's schema, so that nothing leaves that the contract does not name. Throws
 * `answer-differs` when the handler broke the contract.
 */
export function toSent(name: RouteName, answer: unknown, headers: Sent['headers']): Sent {
  const route = routes[name]
  if (route.status === 204) return { status: 204, type: null, headers, payload: '' }
  if (isBytesAnswer(answer)) {
    const own: Sent['headers'] = [
      ...Object.entries(answer.headers),
      ['cache-control', keeping[answer.keptBy]],
    ]
    const payload = answer.bytes
    return { status: route.status, type: answer.type, headers: [...headers, ...own], payload }
  }
  const checked = route.answer.safeParse(answer)
  if (!checked.success) {
    throw new ForkshopError('answer-differs', { call: name }, checked.error)
  }
  if (typeof checked.data === 'string') {
    const type = 'text/markdown; charset=utf-8'
    return { status: route.status, type, headers, payload: checked.data }
  }
  return { status: route.status, type: JSON_TYPE, headers, payload: JSON.stringify(checked.data) }
}
