/** What the notes of a version are drafted with, in the language of its page. */
export const messages = {
  /** A change, and whom and what it came from. */
  line: '- {what}',
  lineOf: '- {what} — {credit}',
  fromIdea: 'd’après une idée | d’après {n} idées',
  fromIdeaAt: 'd’après une idée dite à {event} | d’après {n} idées dites à {event}',
  fromEvent: 'd’après {event}',
  others: '- et un autre changement | - et {n} autres changements',
  otherPeople: '{n} autre personne | {n} autres personnes',
  by: 'Par {names}.',
  learned: 'D’après {events}.',
  writtenBy: 'Écrit par {names}.',
  variantOf: 'Variante de {title}.',
  variantOfVersion: 'Variante de {title}, version {version}.',
  tried: 'Première fois\u00a0: {what}.',
} as const
