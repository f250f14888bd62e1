/** What of the inbox an address asks for. */
export type ShownList = 'everything' | 'decide' | 'happened'

/** The list that an address names; everything without one, or with one that there is not. */
export const listOfAddress = (list: unknown): ShownList =>
  list === 'decide' || list === 'happened' ? list : 'everything'

/** The page that an address asks lines of; null for all. */
export const pageOfAddress = (page: unknown): string | null =>
  typeof page === 'string' && page !== '' ? page : null
