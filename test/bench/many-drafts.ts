import { draftServer, TEXT } from '@forkshop/server/src/testing/draft-server.ts'
import { environmentOf, type Ticket } from '@forkshop/server/src/testing/server-process.ts'

/** Of these nobody has more windows than one person may. */
const DRAFTS_A_PERSON = 20

/** Makes a library with so many drafts that have no page yet; answers a ticket to each, its owner's. */
export const prepareDrafts = async (
  dataDirectory: string,
  count: number,
): Promise<readonly Ticket[]> => {
  const secret = environmentOf(dataDirectory)['FORKSHOP_SECRET'] ?? ''
  const server = await draftServer({ dataDirectory, settings: { secret } })
  const tickets: Ticket[] = []
  try {
    for (let first = 0; first < count; first += DRAFTS_A_PERSON) {
      const { call } = await server.person(`Person${first}`)
      for (let nth = first; nth < Math.min(count, first + DRAFTS_A_PERSON); nth += 1) {
        tickets.push(await call('startDraft', { body: { text: TEXT } }))
      }
    }
    return tickets
  } finally {
    await server.close()
  }
}
