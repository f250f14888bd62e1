import type { PersonView } from '@forkshop/api'
import type { Say } from '../../../base/i18n/create-i18n.ts'

type Named = { readonly id: string | null; readonly name: string }

/** Who wrote a text, as credit lines and citations name them: a name that nothing proves is marked. */
export const namedContributors = (people: readonly PersonView[], say: Say): readonly Named[] =>
  people.map(({ id, name, unverified }) =>
    unverified === true
      ? { id: null, name: say('reading.licence.unverified', { name }) }
      : { id, name },
  )
