import { signInTo } from '../../e2e/running-server.ts'

/** An event of today whose room is open. */
export type Day = {
  readonly address: string
  readonly slug: string
  /** What is typed or scanned at the door. */
  readonly code: string
  /** What the server answers, to who leads the day. */
  readonly ask: (pathname: string) => Promise<string>
  /** Who leads the day lets those who came give dots to the cards of the closing circle. */
  readonly letVote: () => Promise<void>
}

/** Plans an event of the demo's format that begins today, and opens its room. */
export const openDay = async (address: string): Promise<Day> => {
  const cookie = await signInTo(address)
  const call = async (pathname: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { cookie, origin: address, 'content-type': 'application/json' }
    const answer = await fetch(`${address}/api/v1${pathname}`, { ...init, headers })
    if (!answer.ok) throw new Error(`${pathname}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  const start = `${new Date().toISOString().slice(0, 10)}T00:01`
  const planned = await call('/pages/48h-chrono/events', {
    method: 'POST',
    body: JSON.stringify({ start }),
  })
  const { slug } = Object(await planned.json())
  const opened = await call(`/events/${slug}/code`, {
    method: 'PUT',
    body: JSON.stringify({ open: true }),
  })
  const { code } = Object(await opened.json())
  return {
    address,
    slug,
    code,
    ask: async (pathname) => (await call(pathname)).text(),
    letVote: async () => {
      const body = JSON.stringify({ stage: 'vote' })
      await call(`/events/${slug}/board`, { method: 'PATCH', body })
    },
  }
}
