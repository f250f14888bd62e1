import { useRouter } from 'vue-router'
import { useSession } from '../../base/session/use-session.ts'

/**
 * Goes on to an address with the session that came with a new account or password. Whoever got none (a closed
 * account, or too many tried) is sent to sign in.
 */
export const useEntering = (): ((target: string) => Promise<void>) => {
  const router = useRouter()
  const { session, refresh } = useSession()
  return async (target) => {
    await refresh()
    const isSignedIn = session.value?.account !== null
    await router.push(isSignedIn ? target : { path: '/sign-in', query: { next: target } })
  }
}
