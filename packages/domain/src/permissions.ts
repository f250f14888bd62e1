/**
 * What a person is towards the page at hand. `guest` came in with an event's code; `past-guest` was in a room that was
 * closed by hand; `maintainer` maintains this very page; `admin` looks after the whole library.
 */
export type Role = 'visitor' | 'past-guest' | 'guest' | 'member' | 'maintainer' | 'admin'

/** Every role, from the least rights to the most. */
export const roles: readonly Role[] = [
  'visitor',
  'past-guest',
  'guest',
  'member',
  'maintainer',
  'admin',
]

/** Who may join a page's draft and publish: every member (wiki style) or its maintainers only. */
export type Editing = 'open' | 'maintainers'

/** Who asks; a guest's event (a slug) is the one whose code they entered. */
export type Actor = { readonly role: Role; readonly event?: string | null }

/** What the action is about. What is left out counts as the case with fewer rights. */
export type Target = {
  readonly visibility?: 'public' | 'private'
  readonly editing?: Editing
  /** The event through which a guest speaks, or null. */
  readonly event?: string | null
  readonly hasForeignForks?: boolean
  /** Whether the actor wrote the idea, comment or proposal at hand. */
  readonly own?: boolean
  /** For what a maintainer named the actor. */
  readonly named?: readonly Action[]
}

/** A cell of the table: yes, no, or the condition on the target. */
type Right =
  | 'yes'
  | 'no'
  | 'where-editing-is-open'
  | 'at-that-event'
  | 'at-that-event-moderated'
  | 'without-foreign-forks'
  | 'own'
  | 'where-named'

const everybody = row('yes', 'yes', 'yes', 'yes', 'yes')
const voices = row('no', 'at-that-event', 'yes', 'yes', 'yes')
const members = row('no', 'no', 'yes', 'yes', 'yes')
const editors = row('no', 'no', 'where-editing-is-open', 'yes', 'yes')
const maintainers = row('no', 'no', 'no', 'yes', 'yes')
const owners = row('no', 'no', 'no', 'without-foreign-forks', 'yes')
const admins = row('no', 'no', 'no', 'no', 'yes')
const writers = row('no', 'own', 'own', 'own', 'yes')
/** What is said in a room: after it was closed by hand it waits for who leads. */
const circle = row('no', 'at-that-event', 'where-named', 'yes', 'yes')
const sayings = { ...voices, 'past-guest': 'at-that-event-moderated' } as const

/** The table of rights (design, section 5): one row an action, one column a role. */
export const rights = {
  read: everybody,
  clone: everybody,
  search: everybody,
  idea: sayings,
  support: voices,
  comment: voices,
  propose: row('no', 'at-that-event-moderated', 'yes', 'yes', 'yes'),
  fork: members,
  create: members,
  edit: editors,
  publish: editors,
  release: editors,
  accept: maintainers,
  decline: maintainers,
  moderate: maintainers,
  rename: maintainers,
  invite: maintainers,
  settings: maintainers,
  delete: owners,
  undelete: owners,
  ban: admins,
  appoint: admins,
  'site-settings': admins,
  withdraw: writers,
  register: everybody,
  report: everybody,
  registrations: row('no', 'no', 'where-named', 'yes', 'yes'),
  lead: row('no', 'where-named', 'where-named', 'yes', 'yes'),
  board: circle,
  card: { ...circle, 'past-guest': 'at-that-event-moderated' },
} as const satisfies Record<string, Readonly<Record<Role, Right>>>

/**
 * Something a person may want to do. `withdraw` takes back one's own idea, comment or proposal; `report` tells maintainers
 * of one that does not belong here, `moderate` hides it; `lead` is to prepare an event and to lead its day,
 * `board` to take part in its closing circle, `card`
 * to write a card there.
 */
export type Action = keyof typeof rights

/** Whether the actor may do this to the target; what is not public is for its maintainers alone. */
export function can(actor: Actor, action: Action, target: Target): boolean {
  const sees = target.visibility !== 'private' || ['maintainer', 'admin'].includes(actor.role)
  return sees && holds(rights[action][actor.role], actor, { ...target, action })
}

/** Whether what the actor does this way waits for a maintainer before others see it. */
export function isModerated(actor: Actor, action: Action): boolean {
  return rights[action][actor.role] === 'at-that-event-moderated'
}

function holds(right: Right, actor: Actor, target: Target & { readonly action: Action }): boolean {
  switch (right) {
    case 'yes':
      return true
    case 'no':
      return false
    case 'where-editing-is-open':
      return target.editing === 'open'
    case 'at-that-event':
    case 'at-that-event-moderated':
      return typeof actor.event === 'string' && actor.event === target.event
    case 'without-foreign-forks':
      return target.hasForeignForks === false
    case 'own':
      return target.own === true
    case 'where-named':
      return target.named?.includes(target.action) ?? false
  }
}

/** A past guest has the rights of a visitor, where nothing else is said. */
function row(
  ...[visitor, guest, member, maintainer, admin]: readonly [Right, Right, Right, Right, Right]
): Readonly<Record<Role, Right>> {
  return { visitor, 'past-guest': visitor, guest, member, maintainer, admin }
}
