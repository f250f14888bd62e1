import type { FastifyInstance } from 'fastify'
import { sentencesIn } from '../../base/sentences.ts'
import type { Services } from '../../records/services/services.ts'
import { refuseMail } from './unsubscribe.ts'

/** `List-Unsubscribe=One-Click`, and what programs put around it. */
const MAX_BYTES = 4096

/**
 * Takes the POST by which a mail program ends messages (RFC 8058), and that of the page's form where
 * no script runs. What it sends is not read: the address says it all. A look (GET) ends nothing.
 */
export function bindOneClick(
  app: FastifyInstance,
  services: Services,
  makeReady: () => Promise<void>,
): void {
  void app.register(async (forms) => {
    forms.removeAllContentTypeParsers()
    forms.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: MAX_BYTES },
      (_request, _body, done) => done(null),
    )
    forms.post<{ Params: { token: string } }>('/unsubscribe/:token', async (request, reply) => {
      await makeReady()
      const { t } = sentencesIn(request.language)
      const isKnown = await refuseMail(services, request.params.token)
      return reply
        .code(isKnown ? 200 : 404)
        .header('cache-control', 'no-store')
        .type('text/plain; charset=utf-8')
        .send(t(isKnown ? 'mail.ended' : 'unsubscribe-unknown'))
    })
  })
}
