import type { Client } from '@forkshop/api'
import type { DraftServer } from './draft-server.ts'
import type { TestServer } from './test-server.ts'

type Room = { readonly slug: string; readonly code: string }

/** Somebody without an account in the room of an event. */
export type Guest = { readonly cookie: string; readonly call: Client }

/** What a browser keeps that came in at an event with the code of its room; throws when it is not let in. */
export async function guestCookie(
  server: Pick<TestServer, 'inject'>,
  { slug, code }: Room,
  name?: string,
): Promise<string> {
  const answer = await server.inject({
    method: 'POST',
    url: `/api/v1/events/${slug}/join`,
    payload: name === undefined ? { code } : { code, name },
  })
  if (answer.statusCode !== 200) throw new Error(`not let in: ${answer.statusCode}`)
  return answer.cookies.map((one) => `${one.name}=${one.value}`).join('; ')
}

export async function comeIn(
  server: Pick<DraftServer, 'inject' | 'caller'>,
  room: Room,
  name?: string,
): Promise<Guest> {
  const cookie = await guestCookie(server, room, name)
  return { cookie, call: server.caller({ cookie }) }
}
