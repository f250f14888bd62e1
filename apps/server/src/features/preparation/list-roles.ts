import type { RolePerson, RoleToFill } from '@forkshop/api'
import { wantedPeople, type PageFacts } from '@forkshop/domain'
import type { RolePersonRow } from './preparation-rows.ts'

/**
 * The roles of a format with who is beside them, then those that it does not have any more and that somebody is beside.
 * Where names are not told, only of who said yes and that they may be shown.
 */
export function listRoles(
  facts: Pick<PageFacts, 'roles' | 'teams'> | null,
  people: readonly RolePersonRow[],
  named: boolean,
): RoleToFill[] {
  const beside = Map.groupBy(people, ({ role }) => role)
  const toRole = (key: string) => {
    const all = beside.get(key) ?? []
    return {
      met: all.filter(({ answer }) => answer === 'yes').length,
      people: all.filter((one) => named || isShown(one)).map(toPerson),
    }
  }
  const known = (facts?.roles ?? []).map(({ key, label, count }) => ({
    key,
    label,
    wanted: wantedPeople(count, facts?.teams ?? null),
    count: count === null ? null : String(count),
    gone: false,
    ...toRole(key),
  }))
  const keys = new Set(known.map(({ key }) => key))
  const gone = [...beside].filter(([key]) => !keys.has(key))
  return [
    ...known,
    ...gone.map(([key, [first]]) => ({
      key,
      label: first?.role_label ?? key,
      wanted: null,
      count: null,
      gone: true,
      ...toRole(key),
    })),
  ].filter((role) => !role.gone || named || role.met > 0)
}

function isShown({ answer, shown }: RolePersonRow): boolean {
  return answer === 'yes' && shown === 1
}

/** Somebody beside a role as answers tell of them. */
export function toPerson(row: RolePersonRow): RolePerson {
  const { id, name, answer, invited, user } = row
  return {
    id,
    name,
    account: user === null || user.startsWith('guest:') ? null : user,
    answer: answer === 'yes' || answer === 'no' ? answer : 'asked',
    shown: isShown(row),
    leads: row.leads === 1,
    invited,
  }
}
