import type { PostedForm } from '@forkshop/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { securityHeaders } from '../../base/http/security-headers.ts'
import type { Pages } from './answer-page.ts'
import { languageOfReader } from './reader-language.ts'

/** Answers a form that a browser without scripts sent with its page: for who sent it alone, kept by nobody. */
export async function answerForm(
  pages: Pick<Pages, 'answerForm'>,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  posted: PostedForm,
): Promise<FastifyReply> {
  const page = await pages.answerForm(
    {
      url: request.url.split('?', 1)[0] ?? '/',
      language: languageOfReader(request.headers),
      address: request.ip,
      headers: securityHeaders(reply),
      caller: request.gone,
    },
    posted,
  )
  if (page.kind === 'elsewhere') return reply.redirect(page.to, 303)
  const { status, headers, bodies } = page.answer
  return reply
    .code(status === 200 ? (posted.problem?.status ?? 200) : status)
    .headers(headers)
    .header('cache-control', 'no-store')
    .send(bodies.identity)
}
