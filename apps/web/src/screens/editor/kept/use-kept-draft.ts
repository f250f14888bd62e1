import { ApiError, type Client, type Draft } from '@forkshop/api'
import { SCHEMA_VERSION } from '@forkshop/document'
import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import * as Y from 'yjs'
import { keptDraftName } from '../../../base/session/kept-name.ts'
import { isWritable } from '../room/room-state.ts'
import type { KeptDraft } from './keep-draft.ts'
import type { KeptFacts } from '../../../parts/kept/kept-database.ts'
import type { KeptOffer } from './kept-offers.ts'
import type { KeptRoom, Return } from './tell-return.ts'
import type { Passage } from '../../../parts/kept/passages.ts'

/** What was written on this device without a line, and what became of it. */
export type KeptTold = {
  /** Stands in the draft now. */
  readonly came: readonly Passage[]
  /** Deletions alone came. */
  readonly isCut: boolean
  /** Has no place in the draft any more. */
  readonly homeless: readonly Passage[]
  /** Was written in drafts that ended. */
  readonly offers: readonly KeptOffer[]
}

export type KeptDraftWatch = {
  /** Whether what is written stays on this device, also after a reload. */
  readonly isKept: Readonly<ShallowRef<boolean>>
  /** Whether all that was typed without a line stands there now. */
  readonly isWritten: Readonly<ShallowRef<boolean>>
  readonly told: Readonly<ShallowRef<KeptTold>>
  /** Somebody has seen what came, or what has no place. */
  readonly settle: (what: 'came' | 'homeless') => void
  /** The text of an offer stands elsewhere now: what it does not hold stays. */
  readonly take: (offer: KeptOffer) => Promise<void>
  /** An offer is not wanted. */
  readonly drop: (offer: KeptOffer) => Promise<void>
  /** The draft has ended, and nothing of it waits to be sent. */
  readonly forget: () => Promise<void>
}

type Whose = {
  readonly client: Client
  readonly account: string | null
  readonly draft: Pick<Draft, 'id' | 'page' | 'title' | 'lang'>
  /** The text that the draft is made from. */
  readonly baseText: Readonly<Ref<string>>
  /** The draft that ended and from which words are being brought along: they are not offered at once. */
  readonly carriedFrom?: string | undefined
  /** Fetches what tells of that, while there is a line. */
  readonly prepare: () => Promise<void>
  /** Told once when the browser keeps nothing any more. */
  readonly onFailed: () => void
}

/** Keeps a draft on this device from when it may be written in, and brings along what was kept before. */
export const useKeptDraft = (
  room: KeptRoom,
  { client, account, draft, baseText, carriedFrom, prepare, onFailed }: Whose,
): KeptDraftWatch => {
  const { ydoc, state } = room
  const isKept = shallowRef(false)
  const isWritten = shallowRef(false)
  const told = shallowRef<KeptTold>({ came: [], isCut: false, homeless: [], offers: [] })
  let kept: KeptDraft | null = null
  let back: Return | null = null
  let isLeft = false
  const tell = (more: Partial<KeptTold>): void => {
    told.value = { ...told.value, ...more }
  }
  const factsNow = (): KeptFacts => {
    const { page, title, lang } = draft
    return { page, title, lang, baseText: baseText.value, at: Date.now() }
  }

  const tellHomeless = (homeless: readonly Passage[]): void => {
    tell({ homeless })
    kept?.noteHomeless(homeless)
  }
  const keep = async (whose: string, acknowledged: Uint8Array): Promise<void> => {
    // without a line they come never, and this window keeps what is written
    const parts = await Promise.all([
      import('./keep-draft.ts'),
      import('./tell-return.ts'),
      prepare(),
    ]).catch(() => null)
    if (parts === null || isLeft || state.value.closing !== null) return
    const [{ keepDraft, keepsOthers }, { tellReturn }] = parts
    back = tellReturn(room, {
      onCame: (came) => {
        // what grew since it was told is told as it is now
        const others = told.value.came.filter(({ text }) =>
          came.every((one) => !one.text.startsWith(text)),
        )
        tell({ came: [...others, ...came], isCut: false })
      },
      onYield: (passages) => tellHomeless([...told.value.homeless, ...passages]),
    })
    const name = keptDraftName({ account: whose, draft: draft.id, schema: SCHEMA_VERSION })
    const opened = await keepDraft(ydoc, {
      name,
      acknowledged,
      facts: factsNow(),
      onFailed: () => {
        isKept.value = false
        if (kept !== null) onFailed()
        kept = null
      },
    })
    if (isLeft) return opened.kept?.stop()
    // what came is told also where there is no room for more
    if (opened.kept !== null) {
      kept = opened.kept
      isKept.value = true
      noteConfirmed()
      void follow()
    }
    const { came, isNew, homeless } = opened.brought
    const isCut = isNew && came.length === 0 && homeless.length === 0
    tell({ came, isCut, homeless: [...opened.homeless, ...told.value.homeless] })
    const look = async (): Promise<readonly KeptOffer[]> => {
      if (!(await keepsOthers(name))) return []
      const { keptOffers } = await import('./kept-offers.ts')
      return keptOffers({
        account: whose,
        current: name,
        schema: SCHEMA_VERSION,
        isOfHere: (place, facts) =>
          place.draft !== carriedFrom &&
          (place.draft === draft.id || facts.page === null || facts.page === draft.page),
        hasEnded: (other) => hasEnded(client, other),
        nowMs: Date.now(),
      })
    }
    const offers = await look().catch((error: unknown) => {
      // without a line nobody can say what has ended: the next visit asks
      if (!(error instanceof TypeError)) throw error
      return []
    })
    tell({ offers })
  }

  let isFollowing = false
  let isBehind = false
  /** Waits for the device to have what was typed, again as long as there was more. */
  const follow = async (): Promise<void> => {
    isBehind = true
    isWritten.value = false
    if (isFollowing || kept === null) return
    isFollowing = true
    let isThere = false
    while (isBehind) {
      isBehind = false
      isThere = (await kept?.written()) ?? false
    }
    isFollowing = false
    isWritten.value = isThere
  }

  /** What stands in the draft while nothing waits is the server’s, whoever wrote it. */
  const noteConfirmed = (): void => {
    if (state.value.line === 'online' && state.value.waiting === 0) kept?.acknowledge()
  }
  const onUpdate = (): void => {
    if (state.value.line === 'online') noteConfirmed()
    else void follow()
  }
  ydoc.on('update', onUpdate)
  watch(
    () => [state.value.line, state.value.waiting] as const,
    ([line], [before]) => {
      noteConfirmed()
      if (line !== 'offline' || before !== 'online') return
      kept?.describe(factsNow())
      void follow()
    },
    { flush: 'sync' },
  )
  watch(baseText, () => kept?.describe(factsNow()))

  const end = async (why: 'ended' | 'sent'): Promise<void> => {
    const one = kept
    kept = null
    isKept.value = false
    await one?.forget(why)
  }
  const stop = watch(
    () => isWritable(state.value),
    (isOn) => {
      if (!isOn || account === null) return
      queueMicrotask(() => stop())
      // nobody has written yet
      void keep(account, Y.encodeStateVector(ydoc))
    },
    { immediate: true, flush: 'sync' },
  )
  watch(
    () => state.value.closing,
    (closing) => {
      // what had not been sent stays, to be offered
      if (closing !== null && state.value.waiting === 0) void end('ended')
    },
  )
  onScopeDispose(() => {
    isLeft = true
    back?.stop()
    ydoc.off('update', onUpdate)
    void (state.value.waiting === 0 ? end('sent') : kept?.stop())
  })
  return {
    isKept,
    isWritten,
    told,
    settle: (what) => {
      if (what === 'homeless') return tellHomeless([])
      back?.seen()
      tell({ came: [], isCut: false })
    },
    take: async (offer) => {
      const { leftOfOffer } = await import('./kept-offers.ts')
      const left = await leftOfOffer(offer)
      const offers = told.value.offers.map((one) => (one === offer ? left : one))
      tell({ offers: offers.filter((one) => one !== null) })
    },
    drop: async (offer) => {
      const { removeKept } = await import('../../../parts/kept/kept-names.ts')
      tell({ offers: told.value.offers.filter((one) => one !== offer) })
      await removeKept(offer.name, 'ended')
    },
    forget: () => end('ended'),
  }
}

/** Whether a draft takes no words any more from who asks. Throws what no answer says. */
const hasEnded = async (client: Client, id: string): Promise<boolean> => {
  try {
    await client('getDraft', { params: { id } })
    return false
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return ['not-open', 'not-found', 'gone', 'forbidden'].includes(error.problem.code)
  }
}
