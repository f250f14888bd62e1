import { blockIds, DRAFT_BODY, editorExtensions, SCHEMA_VERSION } from '@forkshop/document'
import { enterRoom, type RoomClient } from '@forkshop/server/src/testing/room-client.ts'
import type { Ticket } from '@forkshop/server/src/testing/server-process.ts'
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import * as Y from 'yjs'
import { CaretRepair } from '../../../apps/web/src/screens/editor/writing/caret-repair.ts'
import { TableKeys } from '../../../apps/web/src/screens/editor/writing/table-keys.ts'
import { UndoSteps } from '../../../apps/web/src/screens/editor/writing/undo-steps.ts'

/**
 * Somebody with an editor in a draft. What they do and what others did waits at the line, a provider with a draft of
 * its own, until it is told to go on: so that it comes to the same each time.
 */
export type Person = {
  readonly name: string
  readonly editor: Editor
  readonly ydoc: Y.Doc
  /** The draft at the end of the line. */
  readonly wire: Y.Doc
  readonly isOnline: () => boolean
  /** Whether something waits to be sent. */
  readonly isWaiting: () => boolean
  /** Sends what was done here; without a line it goes once there is one. */
  readonly send: () => void
  /** Shows what has come: at once, or update by update. */
  readonly show: (isWhole: boolean) => void
  readonly goOffline: () => Promise<void>
  readonly comeBack: () => Promise<void>
  /** Resolves once the server has acknowledged all that was sent. */
  readonly acknowledged: () => Promise<void>
  readonly close: () => void
}

const FROM_LINE = 'from the line'

/** Opens an editor on a draft; `number` is who the person is for Yjs, which decides between equals. */
export const openPerson = async (
  url: string,
  { room, token }: Ticket,
  { name, number }: { readonly name: string; readonly number: number },
): Promise<Person> => {
  const line = await enterRoom({ url, room, token, schema: SCHEMA_VERSION })
  const { ydoc: wire, provider } = line
  // an edit goes as the editor made it: the draft at the end of the line, which has heard of others already, would
  // name as deleted what the editor has not seen; a real client has one draft
  wire.off('update', provider.boundDocumentUpdateHandler)
  const ydoc = new Y.Doc()
  ydoc.clientID = number
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(wire), FROM_LINE)
  let outgoing: Uint8Array[] = []
  let incoming: Uint8Array[] = []
  let unacknowledged: Uint8Array[] = []
  let isSending = false
  const post = (update: Uint8Array): void => provider.documentUpdateHandler(update, null)
  provider.on('unsyncedChanges', ({ number }: { number: number }) => {
    if (number === 0) unacknowledged = []
  })
  // as `resendUnacknowledged` of the editor does
  provider.on('authenticated', () => {
    if (unacknowledged.length > 0) post(Y.mergeUpdates(unacknowledged))
  })
  ydoc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== FROM_LINE) outgoing.push(update)
  })
  wire.on('update', (update: Uint8Array) => {
    if (!isSending) incoming.push(update)
  })
  const editor = editorOf(ydoc, name)
  let isOnline = true
  return {
    name,
    editor,
    ydoc,
    wire,
    isOnline: () => isOnline,
    isWaiting: () => outgoing.length > 0,
    send() {
      const updates = outgoing
      outgoing = []
      isSending = true
      for (const update of updates) {
        Y.applyUpdate(wire, update)
        unacknowledged.push(update)
        if (isOnline) post(update)
      }
      isSending = false
    },
    show(isWhole) {
      const updates = isWhole && incoming.length > 0 ? [Y.mergeUpdates(incoming)] : incoming
      incoming = []
      for (const update of updates) Y.applyUpdate(ydoc, update, FROM_LINE)
    },
    async goOffline() {
      isOnline = false
      await leave(line)
    },
    async comeBack() {
      await enter(line)
      isOnline = true
    },
    acknowledged: () => line.acknowledged(),
    close() {
      editor.destroy()
      line.close()
      ydoc.destroy()
    },
  }
}

const editorOf = (ydoc: Y.Doc, name: string): Editor => {
  let made = 0
  return new Editor({
    element: document.createElement('div'),
    extensions: [
      ...editorExtensions,
      Collaboration.configure({ document: ydoc, field: DRAFT_BODY }),
      blockIds(() => `${name}${(made += 1)}`),
      CaretRepair,
      UndoSteps,
      TableKeys,
    ],
  })
}

const leave = async ({ provider }: RoomClient): Promise<void> => {
  const left = heard(provider, 'disconnect')
  provider.configuration.websocketProvider.disconnect()
  await left
}

const enter = async ({ provider }: RoomClient): Promise<void> => {
  const entered = heard(provider, 'synced')
  void provider.configuration.websocketProvider.connect()
  await entered
}

/** Resolves once a provider says something the next time. */
const heard = (provider: RoomClient['provider'], event: 'disconnect' | 'synced'): Promise<void> =>
  new Promise((resolve) => {
    const hear = (): void => {
      provider.off(event, hear)
      resolve()
    }
    provider.on(event, hear)
  })
