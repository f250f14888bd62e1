/** What stands on the picture that others show of an event. */
export const messages = {
  days: '{from} au {to}',
  apart: '{n} jours',
  hours: '{from} à {to}',
  online: 'En ligne',
  cancelled: 'Annulé',
} as const
