import type { Caller, DraftServer } from './draft-server.ts'
import { TEXT } from './draft-server.ts'
import { pngWith } from './png.ts'
import { postFile } from './post-file.ts'
import { enterRoom, writeParagraph } from './room-client.ts'

/** What tests do with texts that begin without a page, as `ann` where nobody else is named. */
export const startCalls = (server: DraftServer, ann: Caller) => ({
  begin: (by: Caller = ann, body: object = { text: TEXT }) => by.call('startDraft', { body }),
  publish: (id: string, body: object = {}, by: Caller = ann) =>
    by.call('publishDraft', { params: { id }, body: { reason: 'Premier texte', ...body } }),
  write: async (draft: { readonly room: string; readonly token: string }, words: string) => {
    const client = await enterRoom({ url: server.base, ...draft })
    writeParagraph(client.ydoc, words)
    await client.acknowledged()
    client.close()
  },
  pageOf: (slug: string | null, by: Caller = ann) =>
    by.call('getPage', { params: { slug: slug ?? '' } }),
  rowOf: (id: string) =>
    server.services.database
      .selectFrom('draft')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  upload: async (id: string, by: Caller = ann) => {
    const path = `/drafts/${id}/media`
    const bytes = pngWith([])
    const { status, body } = await postFile(server, { path, headers: by.headers, bytes })
    return { status, name: String(body['name']) }
  },
})
