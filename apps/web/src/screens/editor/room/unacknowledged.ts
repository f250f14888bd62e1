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
  /** How the provider hears of edits. */
  readonly boundDocumentUpdateHandler: (update: Uint8Array, origin: unknown) => void
  documentUpdateHandler(update: Uint8Array, origin: unknown): void
}

/**
 * An origin of edits that are sent as they were made. What Yjs tells of them names all that went with them: words of
 * others, too, that who made them never saw.
 */
export type AsMade = { readonly asMade: Uint8Array }

export type OwnEdits = {
  /** Whether something was written that no line has carried yet. */
  readonly isUnsent: () => boolean
}

/**
 * Sends one's own edits while the line is open, and remembers them until the server has acknowledged all. On each new
 * line they are sent again, before the client answers with all that it has. In that answer words are empty that went
 * meanwhile with a block which others changed, and what was deleted before one heard of others cannot be told from
 * what was deleted after; as edits they say both (`afterUpdate` of the document package).
 *
 * The provider is not left to send them: it would send what was written without a line from a queue too, and as it
 * begins to count anew with each line, two acknowledgements of that queue would pass for all of them.
 */
export const sendOwnEdits = (provider: Line, isOpen: () => boolean): OwnEdits => {
  let sent: readonly Uint8Array[] = []
  let unsent: readonly Uint8Array[] = []
  const { document } = provider
  document.off('update', provider.boundDocumentUpdateHandler)
  document.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === provider) return
    const edit = isAsMade(origin) ? origin.asMade : update
    if (!isOpen()) {
      unsent = withEdit(unsent, edit)
      return
    }
    sent = withEdit(sent, edit)
    provider.documentUpdateHandler(edit, origin)
  })
  provider.on('unsyncedChanges', ({ number }) => {
    if (number === 0) sent = []
  })
  // between the two the server says what this client missed, which comes later on the same line
  provider.on('authenticated', ({ scope }) => {
    const edits = [...sent, ...unsent]
    if (scope === 'readonly' || edits.length === 0) return
    const update = Y.mergeUpdates(edits)
    sent = [update]
    unsent = []
    provider.documentUpdateHandler(update, null)
  })
  return { isUnsent: () => unsent.length > 0 }
}

const withEdit = (edits: readonly Uint8Array[], update: Uint8Array): readonly Uint8Array[] =>
  edits.length < MOST_APART ? [...edits, update] : [Y.mergeUpdates([...edits, update])]

const isAsMade = (origin: unknown): origin is AsMade =>
  typeof origin === 'object' &&
  origin !== null &&
  'asMade' in origin &&
  origin.asMade instanceof Uint8Array
