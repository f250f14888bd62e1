/** The table of who registered for an event. */
export const messages = {
  name: 'Nom',
  state: 'Place',
  states: { placed: 'a une place', waiting: 'liste d’attente', walkIn: 'à l’entrée' },
  present: 'Venu',
  yes: 'oui',
  no: 'non',
  address: 'Adresse',
  time: 'Inscription',
} as const
