import * as Y from 'yjs'

/** Edits that are merged into one, so that hours without a line cost no more than they changed. */
const MOST_APART = 100

/** What is asked of a `HocuspocusProvider`. */
export type Line = {
  readonly document: Y.Doc
  on(
    event: string,
    listener: (event: { readonly number: number; readonly scope: string }) => void,
  ): unknown
  documentUpdateHandler(update: Uint8Array, origin: unknown): void
}

/**
 * Remembers one's own edits until the server has acknowledged all, and sends them again on each new line
 * before the client answers with all that it has. In that answer words are empty that went meanwhile with a
 * block which others changed, and what was deleted before one heard of others cannot be told from what
 * was deleted after; as edits they say both (`afterUpdate` of the document package).
 */
export const resendUnacknowledged = (provider: Line): void => {
  let edits: Uint8Array[] = []
  provider.document.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === provider) return
    edits.push(update)
    if (edits.length > MOST_APART) edits = [Y.mergeUpdates(edits)]
  })
  provider.on('unsyncedChanges', ({ number }) => {
    if (number === 0) edits = []
  })
  // between the two the server says what this client missed, which comes later on the same line
  provider.on('authenticated', ({ scope }) => {
    if (scope === 'readonly' || edits.length === 0) return
    provider.documentUpdateHandler(Y.mergeUpdates(edits), null)
  })
}
