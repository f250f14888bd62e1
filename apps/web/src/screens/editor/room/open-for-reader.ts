import type { Session } from '@forkshop/api'
import type { SessionStore } from '../../../base/session/use-session.ts'

/**
 * Opens something for who is signed in. A session that this tab knows since a while may be somebody else's by now, who
 * signed in in another tab: it is asked for meanwhile, and then `onOther` is told, and it is opened anew for them.
 */
export const openForReader = async <Opened>(
  store: SessionStore,
  open: (reader: Session | null) => Promise<Opened>,
  onOther: () => void,
): Promise<Opened> => {
  const isAskedNow = store.session.value === null
  const reader = await store.ready()
  const [opened, now] = await Promise.all([open(reader), isAskedNow ? reader : store.refresh()])
  if (now?.account?.id === reader?.account?.id) return opened
  onOther()
  return openForReader(store, open, onOther)
}
