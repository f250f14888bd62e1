import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { isNoRoom } from '../../base/disk/no-room.ts'
import type { Services } from '../../records/services/services.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Sent } from '../../base/http/sent.ts'

/** How long a repeated request gets the first answer (design section 8). */
export const KEPT_MS = 24 * 60 * 60 * 1000

export type Repeatable = {
  readonly key: string
  readonly actor: string
  readonly route: string
  /** Hash of everything the caller sent. */
  readonly bodyHash: string
}

export type Idempotency = {
  /**
   * Does the work once for a key: a second request, even a concurrent one, gets the answer of the
   * first. Throws `invalid` when the key comes with another body. Failed work is not remembered.
   */
  once(request: Repeatable, work: () => Promise<Sent>): Promise<Sent>
}

/** Remembers answers in the database, encrypted: some hold a token that is shown only once. */
export function createIdempotency(services: Services): Idempotency {
  const running = new Map<string, { readonly bodyHash: string; readonly answer: Promise<Sent> }>()
  const seal = createSeal(services.settings.secret)

  const remembered = async (request: Repeatable): Promise<Sent | null> => {
    const row = await services.database
      .selectFrom('idempotency')
      .selectAll()
      .where('key', '=', request.key)
      .where('actor', '=', request.actor)
      .where('route', '=', request.route)
      .executeTakeFirst()
    if (row === undefined || Date.parse(row.created) < services.clock().getTime() - KEPT_MS) {
      return null
    }
    if (row.body_hash !== request.bodyHash) throw new ProblemError('invalid', 'key-reused')
    return seal.open(row.answer)
  }

  const remember = async (request: Repeatable, sent: Sent): Promise<void> => {
    const now = services.clock()
    const old = new Date(now.getTime() - KEPT_MS).toISOString()
    const row = {
      key: request.key,
      actor: request.actor,
      route: request.route,
      body_hash: request.bodyHash,
      status: sent.status,
      answer: seal.close(sent),
      created: now.toISOString(),
    }
    await services.database.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('idempotency').where('created', '<', old).execute()
      await transaction
        .insertInto('idempotency')
        .values(row)
        .onConflict((conflict) => conflict.columns(['key', 'actor', 'route']).doUpdateSet(row))
        .execute()
    })
  }

  const first = async (request: Repeatable, work: () => Promise<Sent>): Promise<Sent> => {
    const known = await remembered(request)
    if (known !== null) return known
    const sent = await work()
    await remember(request, sent).catch(passOverFull)
    return sent
  }

  return {
    async once(request, work) {
      const id = JSON.stringify([request.key, request.actor, request.route])
      const other = running.get(id)
      if (other !== undefined) {
        if (other.bodyHash !== request.bodyHash) throw new ProblemError('invalid', 'key-reused')
        return other.answer
      }
      const answer = first(request, work)
      running.set(id, { bodyHash: request.bodyHash, answer })
      try {
        return await answer
      } finally {
        running.delete(id)
      }
    },
  }
}

/** What was done is told as done, whether there is room to remember its answer or not. */
function passOverFull(error: unknown): void {
  if (!isNoRoom(error)) throw error
}

/** Reads the header; null when absent. Throws `invalid` for what no client of ours would send. */
export function parseIdempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header
  throw new ProblemError('invalid', 'key-invalid', {
    errors: [{ path: 'Idempotency-Key', message: 'This is not a key.', code: 'format' }],
  })
}

/** Hash of what a request says, for telling a repetition from another request. */
export function hashOfCall(call: unknown): string {
  const hash = createHash('sha256')
  const text = JSON.stringify(call, (_key, value: unknown) =>
    value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value,
  )
  return hash.update(text).digest('hex')
}

const sentSchema = z.object({
  status: z.number(),
  type: z.string().nullable(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  payload: z.string(),
})

/** AES-256-GCM with a key of its own made from the server's secret. */
function createSeal(secret: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'forkshop idempotency', 32))
  return {
    close(sent: Sent): string {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const text = JSON.stringify({ ...sent, payload: Buffer.from(sent.payload).toString('utf8') })
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
    },
    open(sealed: string): Sent {
      const bytes = Buffer.from(sealed, 'base64')
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      cipher.setAuthTag(bytes.subarray(12, 28))
      const text = Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()])
      return sentSchema.parse(JSON.parse(text.toString('utf8')))
    },
  }
}
