import type { PersonView } from '@forkshop/api'

/** Who wrote a text, as credit lines and citations name them: a name that nothing proves is marked. */
export const sayContributors = (
  people: readonly PersonView[],
  translate: (key: string, named: Readonly<Record<string, unknown>>) => string,
): readonly string[] =>
  people.map(({ name, unverified }) =>
    unverified === true ? translate('reading.licence.unverified', { name }) : name,
  )
