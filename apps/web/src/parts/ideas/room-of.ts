import type { Session } from '@forkshop/api'

/** The event whose room somebody came into, open or closed since; null for everybody else. */
export const roomOf = (session: Pick<Session, 'guestOf' | 'pastGuestOf'> | null): string | null =>
  session?.guestOf ?? session?.pastGuestOf ?? null
