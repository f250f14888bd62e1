import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'

/** Makes cold what shows the preparation of an event. */
export function tellChanged({ events }: Services, { id }: Pick<PageRow, 'id'>): void {
  events.emit({ kind: 'page-changed', page: id, only: 'preparation' })
}
