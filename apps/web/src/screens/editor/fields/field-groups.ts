import type { FieldSpec } from '@forkshop/domain'

/** The parts of a form, in their order. */
export const fieldGroups = [
  'about',
  'when',
  'people',
  'registration',
  'content',
  'after',
  'sharing',
] as const
type FieldGroup = (typeof fieldGroups)[number]

const keys: Readonly<Record<FieldGroup, readonly string[]>> = {
  about: [
    'kind',
    'title',
    'summary',
    'format',
    'edition',
    'status',
    'maturity',
    'purpose',
    'cancelled',
  ],
  when: [
    'start',
    'end',
    'days',
    'timezone',
    'venue',
    'online',
    'territory',
    'locations',
    'from_event',
  ],
  people: [
    'duration',
    'lead_time',
    'participants',
    'teams',
    'roles',
    'organizers',
    'members',
    'budget',
    'difficulty',
    'phase',
    'space',
  ],
  registration: ['registration', 'registration_url'],
  content: [
    'outcome',
    'objectives',
    'invariants',
    'methods',
    'adapted',
    'related',
    'projects',
    'website',
    'board_url',
  ],
  after: ['attendance', 'notes_url', 'follow_up'],
  sharing: [
    'lang',
    'license',
    'translation_of',
    'tags',
    'sources',
    'credits',
    'contact',
    'name_policy',
  ],
}

/** The part of the form that a field stands in; the last for one that none names. */
export const groupOf = (key: string): FieldGroup =>
  fieldGroups.find((group) => keys[group].includes(key)) ?? 'sharing'

/** The fields of a form by its parts, each in the order of the form; parts without any are left out. */
export const grouped = <Field extends { readonly spec: Pick<FieldSpec, 'key'> }>(
  fields: readonly Field[],
): readonly { readonly group: FieldGroup; readonly fields: readonly Field[] }[] => {
  const groups = Map.groupBy(fields, ({ spec }) => groupOf(spec.key))
  return fieldGroups.flatMap((group) => {
    const own = groups.get(group)
    if (own === undefined) return []
    const rank = ({ spec }: Field): number => keys[group].indexOf(spec.key)
    return [{ group, fields: own.toSorted((a, b) => rank(a) - rank(b)) }]
  })
}
