import type { PersonView } from '@forkshop/api'
import type { Services } from '../services/services.ts'

/** Who looks after a page, longest first. */
export async function maintainersOf(services: Services, page: string): Promise<PersonView[]> {
  return services.database
    .selectFrom('maintainer')
    .innerJoin('user', 'user.id', 'maintainer.user')
    .select(['user.id', 'user.name'])
    .where('maintainer.page', '=', page)
    .orderBy('maintainer.since')
    .orderBy('user.id')
    .execute()
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
