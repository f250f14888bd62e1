import type { RoomMessage } from '@forkshop/api'

/** Told by the server when a draft is published, sent as a proposal or thrown away. */
export type Closing = Pick<
  Extract<RoomMessage, { readonly kind: 'draft-closed' }>,
  'outcome' | 'proposal' | 'slug'
> & { readonly by: string | null }

/** What keeps the room from taking edits. */
export type Barrier = 'rights' | 'quarantined' | 'newer'

/** The line to a draft's room, as the screen speaks of it. */
export type RoomState = {
  readonly line: 'connecting' | 'online' | 'offline' | 'signed-out' | 'refused'
  /** The draft's text has come: before that nothing may be typed. */
  readonly loaded: boolean
  /** Own changes that the server has not confirmed to be on disk. */
  readonly waiting: number
  readonly savedAt: Date | null
  /** The server has no place for what is written; it is sent again until it does. */
  readonly unstored: boolean
  readonly barrier: Barrier | null
  readonly closing: Closing | null
  /** The page's newest revision, once the server said that the draft does not hold it. */
  readonly pageHead: string | null
  /** Nearly all of the draft was deleted a moment ago: by whom, and the checkpoint that has it. */
  readonly deleted: { readonly checkpoint: number; readonly by: string } | null
  /** How often the server found more or fewer words lost: the list of them is asked for again. */
  readonly lost: number
}

export type RoomEvent =
  | { readonly kind: 'connected' }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'typed' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'unstored' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'barrier'; readonly barrier: Barrier | null }
  | { readonly kind: 'closed'; readonly closing: Closing }
  | { readonly kind: 'page-moved'; readonly head: string }
  | { readonly kind: 'much-deleted'; readonly checkpoint: number | null; readonly by: string }
  | { readonly kind: 'words-lost' }

export const firstRoomState: RoomState = {
  line: 'connecting',
  loaded: false,
  waiting: 0,
  savedAt: null,
  unstored: false,
  barrier: null,
  closing: null,
  pageHead: null,
  deleted: null,
  lost: 0,
}

/**
 * The state after something happened. A closed draft stays closed, and what then becomes of its line is
 * no news to anybody.
 */
export const nextRoomState = (state: RoomState, event: RoomEvent): RoomState => {
  if (state.closing !== null && isOfLine(event)) return state
  switch (event.kind) {
    case 'connected':
      return { ...state, line: 'online' }
    case 'disconnected':
      return state.line === 'signed-out' || state.line === 'refused'
        ? state
        : { ...state, line: state.loaded ? 'offline' : 'connecting' }
    case 'loaded':
      return { ...state, line: 'online', loaded: true }
    case 'typed':
      return { ...state, waiting: state.waiting + 1 }
    case 'saved':
      return state.waiting === 0
        ? { ...state, unstored: false }
        : { ...state, waiting: 0, savedAt: event.at, unstored: false }
    case 'unstored':
      return { ...state, unstored: true }
    case 'signed-out':
      return { ...state, line: 'signed-out' }
    case 'refused':
      return { ...state, line: 'refused' }
    case 'barrier':
      return { ...state, barrier: event.barrier }
    case 'page-moved':
      return { ...state, pageHead: event.head }
    case 'much-deleted': {
      const { checkpoint, by } = event
      return { ...state, deleted: checkpoint === null ? null : { checkpoint, by } }
    }
    case 'words-lost':
      return { ...state, lost: state.lost + 1 }
    case 'closed':
      return { ...state, closing: state.closing ?? event.closing }
  }
}

const isOfLine = ({ kind }: RoomEvent): boolean =>
  [
    'connected',
    'disconnected',
    'signed-out',
    'refused',
    'barrier',
    'page-moved',
    'unstored',
  ].includes(kind)

/** The one thing to say about why writing or saving does not go on; null when it does, or has ended. */
export const noticeOf = ({
  line,
  barrier,
  closing,
  unstored,
}: RoomState): 'offline' | 'unstored' | 'signedOut' | 'refused' | Barrier | null => {
  if (closing !== null) return null // a dialog says so
  if (line === 'signed-out') return 'signedOut'
  if (barrier !== null) return barrier
  // the line comes and goes with each try to store it
  if (unstored && line !== 'refused') return 'unstored'
  return line === 'refused' || line === 'offline' ? line : null
}

/** Whether typing makes sense: offline and signed out it does, since everything is kept and sent later. */
export const isWritable = (state: RoomState): boolean =>
  state.loaded && state.barrier === null && state.closing === null && state.line !== 'refused'
