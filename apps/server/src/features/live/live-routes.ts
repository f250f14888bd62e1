import { followLive, livePath, type LiveEvent } from '@forkshop/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { requireScope } from '../../base/http/admission.ts'
import type { Actor } from '../../base/http/handler.ts'
import { beginLasting } from '../../base/http/lasting-answer.ts'
import { toInvalid, zodReasons } from '../../base/http/problem.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { LiveRow } from '../../records/live/live-log.ts'
import type { LiveStreams } from './live-streams.ts'

/** Who follows, and what of a row the screen of a room is told; both are asked again while they follow. */
export type LiveCallers = {
  findActor(headers: FastifyRequest['headers']): Promise<Actor>
  /** Throws where this caller may not look at the screen of an event. */
  findScreen(
    slug: string,
    caller: { readonly actor: Actor; readonly cookie: string | undefined },
  ): Promise<(row: LiveRow) => Promise<LiveEvent | null>>
}

/** Puts the stream of what happens on the server (see the README of this folder). */
export function bindLive(app: FastifyInstance, streams: LiveStreams, callers: LiveCallers): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    requireScope(request.actor, 'read')
    const asked = followLive.query.safeParse(request.query, { error: zodReasons(request.language) })
    if (!asked.success) throw toInvalid(asked.error, 'query')
    const { screen } = asked.data
    const { cookie } = request.headers
    const told = screen && (await callers.findScreen(screen, { actor: request.actor, cookie }))
    const stream = streams.open({
      actor: request.actor,
      address: request.ip,
      since: lastSeen(request.headers['last-event-id']) ?? asked.data.since ?? null,
      again: againOf(callers, request.headers, screen),
      ...(told && { told }),
    })
    reply
      .header('cache-control', 'no-store, no-transform')
      .header('x-accel-buffering', 'no')
      .type('text/event-stream; charset=utf-8')
    await streams.begin(stream, (listener) => beginLasting(reply, listener))
    return reply
  }
  app.route({ method: 'GET', url: `/api/v1${livePath}`, exposeHeadRoute: false, handler })
}

/** Who a reader is by now. It keeps of their request what says so, and not the request. */
function againOf(
  callers: LiveCallers,
  { authorization, cookie }: FastifyRequest['headers'],
  screen: string | undefined,
): () => Promise<Actor | null> {
  const again = async (): Promise<Actor> => {
    const actor = await callers.findActor({ authorization, cookie })
    if (screen) await callers.findScreen(screen, { actor, cookie })
    return actor
  }
  return () => ifAny(again())
}

/** What a browser that was cut off has seen last, which is newer than what its address says; null for no number. */
function lastSeen(header: string | string[] | undefined): number | null {
  return /^\d{1,15}$/.test(String(header)) ? Number(header) : null
}

/** Null for somebody whose token or session is not known any more. */
async function ifAny(asked: Promise<Actor>): Promise<Actor | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ProblemError) return null
    throw error
  }
}
