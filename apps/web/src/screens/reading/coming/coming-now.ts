import type { Coming } from '@forkshop/api'
import { registrationState, type RegistrationState } from '@forkshop/domain'

/** Where registration stands by the reader's clock; `over` is when the event is. */
export const comingNow = (coming: Coming, over: string | null, now: number): RegistrationState =>
  registrationState(
    {
      places: coming.places,
      placed: coming.placed,
      waiting: coming.waiting,
      until: coming.until === null ? null : Date.parse(coming.until),
      over: over === null ? null : Date.parse(over),
      cancelled: coming.state === 'cancelled',
    },
    now,
  )

/** What somebody can do about coming: take a place, wait for one, or look at their registration. */
export type ComingAct =
  | { readonly kind: 'come' | 'wait' }
  | { readonly kind: 'own'; readonly to: string }

/** What comes first for whoever does not lead; null where nothing can be done. */
export const comingAct = (
  state: RegistrationState | null,
  key: string | null,
): ComingAct | null => {
  if (key !== null) return { kind: 'own', to: `/registration/${key}` }
  switch (state) {
    case 'open':
      return { kind: 'come' }
    case 'full':
      return { kind: 'wait' }
    default:
      return null
  }
}
