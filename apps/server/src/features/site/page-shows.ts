import type { ShownName } from '../../base/shown.ts'
import type { ServerEvent } from '../../records/services/services.ts'

/** What a change makes wrong. */
export type Change = {
  /** The names of what changed; whatever else is shown stays right. All that shows anything, for `library`. */
  readonly names: readonly ShownName[] | 'library'
  /** Nothing was taken away: who did not make the change may see what was shown before a moment longer. */
  readonly lingers: boolean
}

/** Whether a change makes wrong what shows these. */
export function concerns({ names }: Change, shows: ReadonlySet<ShownName>): boolean {
  return names === 'library' ? shows.size > 0 : names.some((name) => shows.has(name))
}

/** What an event makes wrong; null where no answer shows any of it. */
export function toChange(event: ServerEvent): Change | null {
  switch (event.kind) {
    case 'page-changed':
      return { names: namesOf(event), lingers: event.adds === true }
    case 'rights-changed':
      return { names: ofRights(event), lingers: false }
    case 'upstream-counted':
      return { names: event.forks.map((fork) => `standing ${fork}` as const), lingers: true }
    case 'signed-out':
    case 'announced':
    case 'upstream-unknown':
      return null
  }
}

type PageChanged = Extract<ServerEvent, { readonly kind: 'page-changed' }>

function namesOf({ page, only, seen }: PageChanged): Change['names'] {
  if (only === 'registrations' || only === 'preparation' || only === 'run') {
    return [`${only} ${page}`]
  }
  if (only === 'voices') return [`voices ${page}`, 'changes', 'anything']
  if (seen === undefined) return 'library'
  return [
    `page ${page}`,
    `voices ${page}`,
    `registrations ${page}`,
    `preparation ${page}`,
    `run ${page}`,
    ...seen,
    'pages',
    'changes',
    'anything',
  ]
}

type RightsChanged = Extract<ServerEvent, { readonly kind: 'rights-changed' }>

function ofRights({ page, user }: RightsChanged): Change['names'] {
  if (page !== null) return [`page ${page}`, 'anything']
  return user === null ? ['settings', 'anything'] : [`person ${user}`, 'anything']
}
