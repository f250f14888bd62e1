import type { ExpressionBuilder } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { withSearchTables, type SearchTables } from '../../records/words/search-tables.ts'
import type { OwnCalendar } from './calendar-addresses.ts'
import { nearestOf } from './nearest-events.ts'

/** The events of a calendar, those that its owner may read at this moment: the nearest. */
export const ownEvents = (services: Services, { purpose, user }: OwnCalendar): Promise<PageRow[]> =>
  withSearchTables(services.database)
    .selectFrom('page')
    .selectAll('page')
    .$if(!user.isAdmin, (query) =>
      query.where((build) =>
        build.or([
          build('visibility', '=', 'public'),
          build('page.id', 'in', maintainedBy(build, user.id)),
        ]),
      ),
    )
    .$if(purpose === 'mine', (query) =>
      query.where((build) =>
        build.or([
          build('page.id', 'in', maintainedBy(build, user.id)),
          build('page.id', 'in', rolesOf(build, user.id)),
        ]),
      ),
    )
    .$call(nearestOf(services))

type Build = ExpressionBuilder<Tables & SearchTables, 'page'>

const maintainedBy = (build: Build, user: string) =>
  build.selectFrom('maintainer').select('maintainer.page').where('maintainer.user', '=', user)

/** Those where somebody said yes to a role. */
const rolesOf = (build: Build, user: string) =>
  build
    .selectFrom('role_person')
    .select('role_person.page')
    .where('role_person.user', '=', user)
    .where('role_person.answer', '=', 'yes')
