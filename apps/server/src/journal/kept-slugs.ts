import type { Kysely } from 'kysely'
import type { Tables } from '../records/database/tables.ts'
import { announce } from './intent-rows.ts'
import type { Announced } from './kinds.ts'

/** Acts that would give a page this slug exclude each other under this id. */
export const slugId = (slug: string): string => `slug:${slug}`

/** Keeps a slug for an import, so that no act takes it. False where something has it. */
export const keepSlug = (
  database: Kysely<Tables>,
  slug: string,
  { created, ...payload }: Announced<'import-slug'> & { readonly created: string },
): Promise<boolean> =>
  announce(database, { id: slugId(slug), kind: 'import-slug', payload, created })

/** Lets go of what an import kept, or of what all of them did. */
export async function letSlugsGo(
  database: Kysely<Tables>,
  which: Announced<'import-slug'> | 'all',
): Promise<void> {
  const kept = database.deleteFrom('intent').where('kind', '=', 'import-slug')
  const these = which === 'all' ? kept : kept.where('payload', '=', JSON.stringify(which))
  await these.execute()
}
