import { decodeText } from '@forkshop/document'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../problem-error.ts'
import { sentencesIn } from '../sentences.ts'

/**
 * Reads JSON bodies. None at all is an empty object: a call without one may still name JSON as its
 * type. Bytes that are not UTF-8 are refused with their place; decoded as usual, they would become
 * other characters in silence.
 */
export function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request, bytes: Buffer, done) => {
      if (bytes.length === 0) return done(null, {})
      const decoded = decodeText(bytes)
      if (decoded.kind === 'text') return parse(request, decoded.text, done)
      return done(notText(decoded.reason, decoded.position))
    },
  )
}

function notText(reason: 'utf8' | 'nul', position: number): ProblemError {
  const message = sentencesIn('en').t(`field.${reason}`)
  const errors = [{ path: '', code: reason, message }]
  return new ProblemError('invalid', `body-${reason}`, { values: { position }, errors })
}
