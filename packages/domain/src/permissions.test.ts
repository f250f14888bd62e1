import { expect, test } from 'vitest'
import {
  can,
  isModerated,
  rights,
  roles,
  type Action,
  type Role,
  type Target,
} from './permissions.ts'

const thatEvent = 'that-event'
const otherEvent = 'other-event'

/**
 * The table written out a second time, a letter a role (visitor, past guest, guest, member, maintainer, admin):
 * x yes, - no, e at that event, o where editing is open, f without foreign forks, w one's own, n where one was named.
 */
const table: Readonly<Record<Action, string>> = {
  read: 'xxxxxx',
  clone: 'xxxxxx',
  search: 'xxxxxx',
  idea: '-eexxx',
  support: '--exxx',
  comment: '--exxx',
  propose: '--exxx',
  fork: '---xxx',
  create: '---xxx',
  edit: '---oxx',
  publish: '---oxx',
  release: '---oxx',
  accept: '----xx',
  decline: '----xx',
  moderate: '----xx',
  rename: '----xx',
  invite: '----xx',
  settings: '----xx',
  delete: '----fx',
  undelete: '----fx',
  ban: '-----x',
  appoint: '-----x',
  'site-settings': '-----x',
  withdraw: '--wwwx',
  register: 'xxxxxx',
  report: 'xxxxxx',
  registrations: '---nxx',
  lead: '--nnxx',
  board: '--enxx',
  card: '-eenxx',
}

const targets: readonly Target[] = [undefined, 'open', 'maintainers'].flatMap((editing) =>
  [undefined, null, thatEvent, otherEvent].flatMap((event) =>
    [undefined, false, true].flatMap((hasForeignForks) =>
      [undefined, false, true].flatMap((own) =>
        [undefined, [], ['lead'], ['registrations']].map((named) => ({
          event,
          hasForeignForks,
          own,
          ...(named && { named: named.map(toAction) }),
          ...(editing === 'open' || editing === 'maintainers' ? { editing } : {}),
        })),
      ),
    ),
  ),
)

const cases = Object.entries(table).flatMap(([action, letters]) =>
  roles.map((role, column) => ({ action, role, letter: letters[column] ?? '?' })),
)

test.each(cases)('$role may $action: $letter, whatever the target', ({ action, role, letter }) => {
  for (const target of targets) {
    expect(allowed(role, action, target), JSON.stringify(target)).toBe(
      expected(letter, { ...target, action }),
    )
  }
})

test('the table has every action and no other', () => {
  expect(Object.keys(table).toSorted()).toEqual(Object.keys(rights).toSorted())
})

test('what is not public is closed to all but its maintainers and admins', () => {
  for (const { action, role, letter } of cases) {
    for (const target of targets) {
      const expectedHere =
        ['maintainer', 'admin'].includes(role) && expected(letter, { ...target, action })
      expect(allowed(role, action, { ...target, visibility: 'private' })).toBe(expectedHere)
    }
  }
})

test('a guest without an event speaks nowhere', () => {
  expect(can({ role: 'guest' }, 'idea', {})).toBe(false)
  expect(can({ role: 'guest', event: null }, 'idea', { event: null })).toBe(false)
})

test('what a guest proposes waits for a maintainer, and what is said after the room was closed', () => {
  const moderated = cases.filter(({ role, action }) => isModerated({ role }, toAction(action)))
  expect(moderated.map(({ role, action }) => `${role} ${action}`)).toEqual([
    'past-guest idea',
    'guest propose',
    'past-guest card',
  ])
})

function allowed(role: Role, action: string, target: Target): boolean {
  return can({ role, event: thatEvent }, toAction(action), target)
}

function expected(letter: string, target: Target & { readonly action: string }): boolean {
  return (
    letter === 'x' ||
    (letter === 'e' && target.event === thatEvent) ||
    (letter === 'o' && target.editing === 'open') ||
    (letter === 'f' && target.hasForeignForks === false) ||
    (letter === 'w' && target.own === true) ||
    (letter === 'n' && target.named?.some((one) => one === target.action) === true)
  )
}

function toAction(name: string): Action {
  const isAction = (text: string): text is Action => Object.hasOwn(rights, text)
  if (!isAction(name)) throw new Error(`no such action: ${name}`)
  return name
}
