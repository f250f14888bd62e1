import type { PersonView } from '@forkshop/api'
import type { Say } from '../../../base/i18n/create-i18n.ts'

/** Who wrote a text, as credit lines and citations name them: a name that nothing proves is marked. */
export const sayContributors = (people: readonly PersonView[], say: Say): readonly string[] =>
  people.map(({ name, unverified }) =>
    unverified === true ? say('reading.licence.unverified', { name }) : name,
  )
