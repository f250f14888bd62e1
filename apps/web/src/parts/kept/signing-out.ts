import { ForkshopError } from '@forkshop/domain'
import { inject, shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import { loadOnce } from '../../base/load-once.ts'
import type { SessionStore } from '../../base/session/use-session.ts'
import type { UnsentDraft } from './unsent-drafts.ts'

export type SigningOut = {
  /** Drafts whose words would go with signing out, while somebody is asked; null while nobody is. */
  readonly asked: ShallowRef<readonly UnsentDraft[] | null>
  /** Whether to sign out all the same. Does nothing while nobody is asked. */
  readonly answer: (isSure: boolean) => Promise<void>
  /** Signs out, and asks before where words would go with it; false when somebody rather stays, or it failed. */
  readonly leave: () => Promise<boolean>
}

export const signingOutKey: InjectionKey<SigningOut> = Symbol('signing-out')

/**
 * One’s way out of a session, fetched when it is wanted: every page can sign out, and few do. Who is still signed in is
 * told why: there was no line, or the server refused.
 */
export const createSigningOut = (
  session: SessionStore,
  fetch: typeof globalThis.fetch,
  tell: (why: 'line' | 'other') => void,
): SigningOut => {
  const asked: SigningOut['asked'] = shallowRef(null)
  const wayOut = loadOnce(async () => {
    const { createWayOut } = await import('./way-out.ts')
    return createWayOut(asked, session, fetch)
  })
  return {
    asked,
    answer: async (isSure) => (await wayOut()).answer(isSure),
    leave: async () => {
      try {
        return await (await wayOut()).leave()
      } catch (error) {
        if (error instanceof TypeError) tell('line')
        else if (error instanceof ForkshopError) tell('other')
        else throw error
        return false
      }
    },
  }
}

export const useSigningOut = (): SigningOut => {
  const signingOut = inject(signingOutKey)
  if (signingOut === undefined) throw new Error('signing out is not installed')
  return signingOut
}
