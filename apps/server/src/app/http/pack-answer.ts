import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { encodingOf } from '../../features/site/hot-answers.ts'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Shorter answers fit into one packet anyway. */
const MIN_LENGTH = 1000
/** Of brotli: a third of the size in a millisecond or two, beside the server's own thread. */
const QUALITY = 5

/**
 * Packs what a call answers, as its reader takes it. The length of what is packed could tell of a
 * secret beside somebody else's words, if it were the same in many answers: those of long answers
 * (the token of a draft's room) are new in each.
 */
export async function packAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (typeof payload !== 'string' || payload.length < MIN_LENGTH) return payload
  const type = reply.getHeader('content-type')
  if (reply.hasHeader('content-encoding') || !String(type).startsWith('application/json')) {
    return payload
  }
  const vary = reply.getHeader('vary')
  reply.header('vary', vary === undefined ? 'Accept-Encoding' : `${String(vary)}, Accept-Encoding`)
  const encoding = encodingOf(request.headers['accept-encoding'])
  if (encoding === 'identity') return payload
  reply.header('content-encoding', encoding).removeHeader('content-length')
  return encoding === 'br'
    ? toBrotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } })
    : toGzip(payload)
}
