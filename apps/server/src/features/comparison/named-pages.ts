import { isRecord } from '@forkshop/domain'
import type { Comparison } from '@forkshop/compare'
import { titlesOfPages } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'

type FieldTurn = Comparison['fields'][number]

/** Titles, by the slug that is written there, of the public pages that changed fields name on either side. */
export async function titlesOfNamed(
  services: Services,
  fields: readonly FieldTurn[],
): Promise<Record<string, string>> {
  const slugs = fields.flatMap(({ key, from, to }) => [...slugsIn(key, from), ...slugsIn(key, to)])
  return titlesOfPages(services, slugs)
}

/** Slugs in a field that names pages; whatever else stands there names none. */
function slugsIn(key: string, value: unknown): readonly string[] {
  switch (key) {
    case 'methods':
      return isRecord(value) ? Object.keys(value) : []
    case 'format':
    case 'translation_of':
      return isRecord(value) && typeof value['page'] === 'string' ? [value['page']] : []
    case 'related':
    case 'projects':
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
    case 'from_event':
      return typeof value === 'string' ? [value] : []
    default:
      return []
  }
}
