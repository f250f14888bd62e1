import { inject, shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import type { SignOut } from '../../base/session/use-session.ts'
import type { UnsentDraft } from './unsent-drafts.ts'

export type SigningOut = {
  /** Drafts whose words would go with signing out, while somebody is asked; null while nobody is. */
  readonly asked: Readonly<ShallowRef<readonly UnsentDraft[] | null>>
  /** Whether to sign out all the same. Does nothing while nobody is asked. */
  readonly answer: (isSure: boolean) => void
  /** Signs out, and asks before where words would go with it; false when somebody rather stays. */
  readonly leave: () => Promise<boolean>
}

export const signingOutKey: InjectionKey<SigningOut> = Symbol('signing-out')

type Session = {
  /** Id of who is signed in; null for nobody. */
  readonly account: () => string | null
  readonly signOut: SignOut
  readonly unsentOf?: (account: string) => Promise<readonly UnsentDraft[]>
}

/** One’s way out of a session, which takes from the device what was kept for its account. */
export const createSigningOut = ({
  account,
  signOut,
  unsentOf = unsentOfAccount,
}: Session): SigningOut => {
  const asked = shallowRef<readonly UnsentDraft[] | null>(null)
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
    asked,
    answer,
    leave: async () => {
      const id = account()
      const drafts = id === null ? [] : await unsentOf(id)
      if (drafts.length > 0 && !(await ask(drafts))) return false
      await signOut()
      return true
    },
  }
}

/** What reads drafts is fetched where one is kept: every page can sign out, and few devices keep any. */
const unsentOfAccount = async (account: string): Promise<readonly UnsentDraft[]> => {
  const { keptPlaces } = await import('./kept-names.ts')
  const places = (await keptPlaces()).filter((place) => place.account === account)
  if (places.length === 0) return []
  const { unsentDrafts } = await import('./unsent-drafts.ts')
  return unsentDrafts(places)
}

export const useSigningOut = (): SigningOut => {
  const signingOut = inject(signingOutKey)
  if (signingOut === undefined) throw new Error('signing out is not installed')
  return signingOut
}
