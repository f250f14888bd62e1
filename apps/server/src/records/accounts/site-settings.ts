import { languages } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { machineZone, siteZone } from '../database/site-zone.ts'
import type { Tables } from '../database/tables.ts'
import { readAs } from '../../base/shown.ts'
import type { Services } from '../services/services.ts'

const siteSchema = z.object({
  name: z.string(),
  registration: z.enum(['open', 'invite', 'closed']),
  language: z.enum(languages),
  /** Whom people ask for help, as they are to read it: a name, an address; '' for nobody. */
  contact: z.string(),
  timezone: siteZone,
})

/** What admins may set for the whole library. */
export type SiteSettings = z.infer<typeof siteSchema>

/**
 * The settings with their defaults; registration is open in a demo, by invitation elsewhere, and
 * the time zone is the machine's.
 */
export async function readSiteSettings(
  services: Pick<Services, 'database' | 'settings'>,
): Promise<SiteSettings> {
  const rows = await readAs(['settings'], () =>
    services.database
      .selectFrom('setting')
      .selectAll()
      .where('key', 'in', Object.keys(siteSchema.shape))
      .execute(),
  )
  const stored = Object.fromEntries(rows.map((row) => [row.key, row.value]))
  const defaults: SiteSettings = {
    name: 'Forkshop',
    registration: services.settings.demo ? 'open' : 'invite',
    language: 'fr',
    contact: '',
    timezone: machineZone,
  }
  const site = siteSchema.safeParse({ ...defaults, ...stored })
  return site.success ? site.data : defaults
}

/** Stores the given settings and leaves the others alone. */
export async function writeSiteSettings(
  database: Kysely<Tables>,
  changes: Partial<SiteSettings>,
): Promise<void> {
  const rows = Object.entries(changes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value }],
  )
  await database.transaction().execute(async (transaction) => {
    for (const row of rows) {
      await transaction
        .insertInto('setting')
        .values(row)
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value }))
        .execute()
    }
  })
}
