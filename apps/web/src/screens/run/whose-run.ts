import type { Session } from '@forkshop/api'

/** By what a device keeps the day of somebody apart from that of others; null before the session is known. */
export const whoseRun = (session: Session | null): string | null => {
  if (session === null) return null
  const { account, guestOf, guestName } = session
  if (account !== null) return account.id
  return guestOf === null ? 'nobody' : `guest ${guestOf} ${guestName ?? ''}`
}
