import type { Client, Session } from '@forkshop/api'
import { inject, readonly, shallowRef, type InjectionKey, type ShallowRef } from 'vue'

export type SessionStore = {
  /** Null until the browser has asked; never known on the server, whose pages are for everybody. */
  readonly session: Readonly<ShallowRef<Session | null>>
  /** Asks once; later calls give the same answer. */
  readonly ready: () => Promise<Session | null>
  /** Asks again, after signing in or joining an event. */
  readonly refresh: () => Promise<Session | null>
}

const sessionKey: InjectionKey<SessionStore> = Symbol('session')
export { sessionKey }

export const createSessionStore = (client: Client): SessionStore => {
  const session = shallowRef<Session | null>(null)
  let asked: Promise<Session | null> | null = null
  const refresh = (): Promise<Session | null> => {
    asked = client('getSession', {}).then(
      (answer) => {
        session.value = answer
        return answer
      },
      () => {
        asked = null // a broken line: ask again next time
        return session.value
      },
    )
    return asked
  }
  return {
    session: readonly(session),
    ready: () => asked ?? refresh(),
    refresh,
  }
}

/** Who is reading; personal parts show only once `session` is known. */
export const useSession = (): SessionStore => {
  const store = inject(sessionKey)
  if (store === undefined) throw new Error('the session is not installed')
  return store
}
