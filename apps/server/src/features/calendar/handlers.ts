import { requireAccountId } from '../../base/http/actor-id.ts'
import type { Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import { addressesOf, endAddress, makeAddress } from './calendar-addresses.ts'

/** Calls about the secret addresses of one's own calendars. */
export const calendarHandlers = (
  services: Services,
): Handlers<'listCalendars' | 'createCalendar' | 'deleteCalendar'> => ({
  async listCalendars(_call, { actor }) {
    const rows = await addressesOf(services, requireAccountId(actor))
    return {
      items: rows.map(({ id, purpose, name, created, last_used: lastUsed }) => ({
        id,
        purpose: purpose === 'all' ? ('all' as const) : ('mine' as const),
        name,
        created,
        lastUsed,
      })),
    }
  },

  async createCalendar({ body }, { actor }) {
    return makeAddress(services, requireAccountId(actor), body)
  },

  async deleteCalendar({ params }, { actor }) {
    if (await endAddress(services, requireAccountId(actor), params.id)) return {}
    throw new ProblemError('not-found', 'calendar-not-found')
  },
})
