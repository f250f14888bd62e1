import { agendaOf } from '@forkshop/domain'
import { twoDays } from './format.ts'

/** Where each step begins and how long it takes, as people hear it. */
const programme = [
  [
    '09:00 Accueil 30',
    '09:30 Marche dans la rue 90',
    '11:00 Repas 60',
    '12:00 Carte à plusieurs mains 120',
  ],
  ['09:30 Café 15', '09:45 Chantiers 120', '11:45 Repas 60', '12:45 Restitution 45'],
]

/** What a page lacks of the format that was written: its words, its days and the hours that follow from their lengths. */
export const faultsOf = (text: string): readonly string[] => {
  const words = [
    'Jour 2',
    twoDays.title,
    twoDays.who,
    twoDays.idea,
    twoDays.after,
    ...twoDays.before,
  ]
  const days = agendaOf(text).days.map(({ steps }) =>
    steps.map((step) => `${step.start} ${step.step} ${step.durationMinutes}`),
  )
  return [
    ...words.filter((word) => !text.includes(word)).map((word) => `the page lacks “${word}”`),
    ...(JSON.stringify(days) === JSON.stringify(programme)
      ? []
      : [`its agenda is ${JSON.stringify(days)}`]),
  ]
}
