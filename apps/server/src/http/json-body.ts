import { decodeText } from '@forkshop/document'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from './problem-error.ts'

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
  const what = reason === 'nul' ? 'is a NUL byte' : 'is not UTF-8'
  const error = { path: '', code: reason, message: `Byte ${position} of the body ${what}.` }
  return new ProblemError('invalid', 'text-invalid', {}, { errors: [error] })
}
