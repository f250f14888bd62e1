import type { ShallowRef } from 'vue'
import { endSession } from '../../base/session/end-session.ts'
import type { SessionStore } from '../../base/session/use-session.ts'
import { keptPlaces } from './kept-names.ts'
import type { UnsentDraft } from './unsent-drafts.ts'

type WayOut = {
  readonly answer: (isSure: boolean) => void
  readonly leave: () => Promise<boolean>
}

/** Ends a session, which takes from the device what was kept for its account; asks before where words would go with it. */
export const createWayOut = (
  /** Drafts whose words would go with it, while somebody is asked; else null. */
  asked: ShallowRef<readonly UnsentDraft[] | null>,
  { session, refresh }: Pick<SessionStore, 'session' | 'refresh'>,
  fetch: typeof globalThis.fetch,
  { end, unsentOf } = { end: endSession, unsentOf: unsentOfAccount },
): WayOut => {
  const account = (): string | null => session.value?.account?.id ?? null
  let settle: ((isSure: boolean) => void) | null = null
  const answer = (isSure: boolean): void => {
    const settled = settle
    settle = null
    asked.value = null
    settled?.(isSure)
  }
  const ask = (drafts: readonly UnsentDraft[]): Promise<boolean> => {
    answer(false)
    return new Promise((resolve) => {
      settle = resolve
      asked.value = drafts
    })
  }
  return {
    answer,
    leave: async () => {
      const id = account()
      const drafts = id === null ? [] : await unsentOf(id)
      if (drafts.length > 0 && !(await ask(drafts))) return false
      // another tab may have signed somebody else in while this one asked
      if (account() !== id) return false
      await end(fetch, id)
      await refresh()
      return true
    },
  }
}

/** What reads drafts is fetched where one is kept: few devices keep any. */
const unsentOfAccount = async (account: string): Promise<readonly UnsentDraft[]> => {
  const places = (await keptPlaces()).filter((place) => place.account === account)
  if (places.length === 0) return []
  const { unsentDrafts } = await import('./unsent-drafts.ts')
  return unsentDrafts(places)
}
