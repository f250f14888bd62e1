import { once } from 'node:events'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { DRAFT_BODY } from '@forkshop/document'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/** Somebody in a draft's room, as a browser would be: a real provider on a real socket. */
export type RoomClient = {
  readonly provider: HocuspocusProvider
  readonly ydoc: Y.Doc
  /** What the server told the room, in order. */
  readonly messages: { readonly kind: string; readonly [key: string]: unknown }[]
  /** Resolves once everything sent is acknowledged. */
  acknowledged(): Promise<void>
  /** Resolves once the server let go of this client or refused it; answers the reason. */
  refused(): Promise<string>
  /** Resolves once `holds` is true of the draft. */
  until(holds: (ydoc: Y.Doc) => boolean): Promise<void>
  close(): void
}

export type RoomEntry = {
  /** `http://host:port` of the server. */
  readonly url: string
  readonly room: string
  readonly token: string
  /** Origin header; the server's own by default, none when null. */
  readonly origin?: string | null
  readonly ydoc?: Y.Doc
  /** Version of the editor schema that the client says it knows. */
  readonly schema?: number
}

/** Knocks at a room; use `entered` to wait until its content is there. */
export const joinRoom = (entry: RoomEntry): RoomClient => {
  const ydoc = entry.ydoc ?? new Y.Doc()
  const origin = entry.origin === undefined ? entry.url : entry.origin
  class OriginSocket extends WebSocket {
    constructor(address: string) {
      super(address, origin === null ? {} : { origin })
      // The provider stops listening before it closes a socket that may still be connecting, which `ws`
      // reports as an error; a browser says nothing then. Failures to connect are told by `close`.
      this.on('error', () => this.terminate())
    }
  }
  const socket = new HocuspocusProviderWebsocket({
    url: `${entry.url.replace('http', 'ws')}/collab${entry.schema === undefined ? '' : `?schema=${entry.schema}`}`,
    WebSocketPolyfill: OriginSocket,
    delay: 100,
    minDelay: 100,
  })
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: entry.room,
    token: entry.token,
    document: ydoc,
  })
  const messages: RoomClient['messages'] = []
  provider.on('stateless', ({ payload }: { payload: string }) => messages.push(JSON.parse(payload)))
  provider.attach()
  const refusal = Promise.withResolvers<string>()
  provider.on('authenticationFailed', ({ reason }: { reason: string }) => refusal.resolve(reason))
  socket.on('close', ({ event }: { event: { reason: string } }) => refusal.resolve(event.reason))

  return {
    provider,
    ydoc,
    messages,
    acknowledged: () =>
      waitFor(
        (check) => {
          provider.on('unsyncedChanges', check)
          return () => provider.off('unsyncedChanges', check)
        },
        () => provider.unsyncedChanges === 0,
      ),
    refused: () => refusal.promise,
    until: (holds) =>
      waitFor(
        (check) => {
          ydoc.on('update', check)
          return () => ydoc.off('update', check)
        },
        () => holds(ydoc),
      ),
    close: () => {
      provider.destroy()
      socket.destroy()
    },
  }
}

/** Joins a room and waits until its content is there. */
export const enterRoom = async (entry: RoomEntry): Promise<RoomClient> => {
  const client = joinRoom(entry)
  if (!client.provider.synced) {
    await new Promise<void>((resolve) => client.provider.on('synced', () => resolve()))
  }
  await client.acknowledged()
  return client
}

/** Adds a paragraph at the end of a draft's body. */
export const writeParagraph = (ydoc: Y.Doc, text: string): void => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  const body = ydoc.getXmlFragment(DRAFT_BODY)
  body.insert(body.length, [paragraph])
}

/** Adds an empty paragraph at the end of a draft's body; answers its text. */
export const addLine = (ydoc: Y.Doc): Y.XmlText => {
  const line = new Y.XmlText()
  const paragraph = new Y.XmlElement('paragraph')
  ydoc.transact(() => {
    paragraph.insert(0, [line])
    const body = ydoc.getXmlFragment(DRAFT_BODY)
    body.insert(body.length, [paragraph])
  })
  return line
}

/** The draft's body as Yjs prints it: enough to look for words in. */
export const bodyOf = (ydoc: Y.Doc): string => ydoc.getXmlFragment(DRAFT_BODY).toJSON()

/** Status of the answer to a bare upgrade request; 101 when the socket was opened. */
export const statusOfUpgrade = async (url: string, origin: string | null): Promise<number> => {
  const socket = new WebSocket(
    `${url.replace('http', 'ws')}/collab`,
    origin === null ? {} : { origin },
  )
  const opened = once(socket, 'open').then(() => 101)
  const answered = once(socket, 'unexpected-response').then(([, response]) => response.statusCode)
  socket.on('error', () => {})
  const status: number = await Promise.race([opened, answered])
  socket.terminate()
  return status
}

const waitFor = (listen: (check: () => void) => () => void, holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (holds()) return resolve()
    const stop = listen(() => {
      if (!holds()) return
      stop()
      resolve()
    })
  })
