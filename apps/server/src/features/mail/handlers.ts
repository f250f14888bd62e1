import { z } from 'zod'
import type { Handlers } from '../../base/http/handler.ts'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import { tryAgain, type MailRow } from './outbox.ts'
import { masked } from './plan-retry.ts'
import { kindOfTopic } from './reasons.ts'
import { findUnsubscribe, refuseMail } from './unsubscribe.ts'

type MessageCall = 'listMessages' | 'getMessage' | 'retryMessage' | 'getUnsubscribe' | 'unsubscribe'

/** What administrators see of messages, and how people end them. */
export function messageHandlers(services: Services): Handlers<MessageCall> {
  const { database, settings } = services
  const count = async (state: string): Promise<number> => {
    const row = await database
      .selectFrom('mail')
      .select((select) => select.fn.countAll().as('count'))
      .where('state', '=', state)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }
  return {
    async listMessages({ query: { state, cursor, limit } }) {
      const [created, id] = parseCursor(cursor, place) ?? [null, null]
      const rows = await database
        .selectFrom('mail')
        .selectAll()
        .$if(state !== undefined, (select) => select.where('state', '=', state ?? ''))
        .$if(created !== null, (select) =>
          select.where((row) =>
            row.or([
              row('created', '<', created ?? ''),
              row.and([row('created', '=', created ?? ''), row('id', '<', id ?? '')]),
            ]),
          ),
        )
        .orderBy('created', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      return {
        items: items.map(toView),
        nextCursor:
          rows.length > limit && last !== undefined ? toCursor([last.created, last.id]) : null,
        sends: settings.smtpUrl !== null,
        waiting: await count('waiting'),
        failed: await count('failed'),
      }
    },

    async getMessage({ params }) {
      const row = await database
        .selectFrom('mail')
        .selectAll()
        .where('id', '=', params.id)
        .executeTakeFirst()
      if (row === undefined) throw new ProblemError('not-found', 'message-not-found')
      return { ...toView(row), text: row.text === '' ? null : masked(row.text, row) }
    },

    async retryMessage({ params }) {
      if (await tryAgain(services, params.id)) return {}
      throw new ProblemError('gone', 'message-over')
    },

    async getUnsubscribe({ params }) {
      const found = await findUnsubscribe(database, params.token)
      if (found === null) throw new ProblemError('not-found', 'unsubscribe-unknown')
      const kind = kindOfTopic(found.topic)
      return kind === null
        ? { topic: found.topic === 'digest' ? 'digest' : 'idea', ended: found.refused }
        : { topic: 'notices', kind, ended: found.refused }
    },

    async unsubscribe({ params }) {
      if (await refuseMail(services, params.token)) return {}
      throw new ProblemError('not-found', 'unsubscribe-unknown')
    },
  }
}

/** Place in the list of messages: when the last one seen was made, and its id. */
const place = z.tuple([z.string(), z.string()])

const states: ReadonlyMap<string, 'waiting' | 'sent' | 'failed'> = new Map([
  ['waiting', 'waiting'],
  ['sent', 'sent'],
  ['failed', 'failed'],
])

function toView(row: MailRow) {
  const state = states.get(row.state) ?? 'failed'
  return {
    id: row.id,
    to: row.address,
    subject: row.subject,
    reason: row.reason,
    state,
    created: row.created,
    tries: row.tries,
    nextTry: state === 'waiting' ? row.next_try : null,
    problem: row.problem,
  }
}
