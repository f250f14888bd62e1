import type { Selectable } from 'kysely'
import type {
  PreparationItemTable,
  PreparationMarkTable,
  RolePersonTable,
} from '../../records/database/tables/event-tables.ts'
import { readAs } from '../../base/shown.ts'
import type { Services } from '../../records/services/services.ts'

/** What became of an item, of the format or added. */
export type MarkRow = Selectable<PreparationMarkTable>
/** Something that was added for an event. */
export type OwnItemRow = Selectable<PreparationItemTable>
/** Somebody beside a role. */
export type RolePersonRow = Selectable<RolePersonTable>

/** All that is recorded of an event's preparation, in the order in which it came. */
export async function readPreparationRows({ database }: Services, event: string) {
  return readAs([`preparation ${event}`], async () => {
    const [marks, own, people] = await Promise.all([
      database.selectFrom('preparation_mark').selectAll().where('page', '=', event).execute(),
      database
        .selectFrom('preparation_item')
        .selectAll()
        .where('page', '=', event)
        .orderBy('created')
        .orderBy('id')
        .execute(),
      peopleOf(database, event),
    ])
    return { marks, own, people }
  })
}

/** Everybody beside a role of an event, in the order in which they were invited. */
export async function readRolePeople(
  { database }: Services,
  event: string,
): Promise<readonly RolePersonRow[]> {
  return readAs([`preparation ${event}`], () => peopleOf(database, event))
}

function peopleOf(database: Services['database'], event: string): Promise<RolePersonRow[]> {
  return database
    .selectFrom('role_person')
    .selectAll()
    .where('page', '=', event)
    .orderBy('invited')
    .orderBy('id')
    .execute()
}
