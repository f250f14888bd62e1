import type { PersonView } from '@forkshop/api'
import { noteShown, readAs } from '../../base/shown.ts'
import type { Services } from '../services/services.ts'

/** Who looks after a page, longest first. */
export async function maintainersOf(services: Services, page: string): Promise<PersonView[]> {
  const people = await readAs([`page ${page}`], () =>
    services.database
      .selectFrom('maintainer')
      .innerJoin('user', 'user.id', 'maintainer.user')
      .select(['user.id', 'user.name'])
      .where('maintainer.page', '=', page)
      .orderBy('maintainer.since')
      .orderBy('user.id')
      .execute(),
  )
  for (const { id } of people) noteShown(`person ${id}`)
  return people
}

/** Whether there is an account with this id that may still sign in. */
export async function isAccount(services: Services, user: string): Promise<boolean> {
  const row = await services.database
    .selectFrom('user')
    .select('banned')
    .where('id', '=', user)
    .executeTakeFirst()
  return row !== undefined && Number(row.banned) === 0
}
