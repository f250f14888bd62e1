import { personParts, type CallInput, type OwnSettings, type PersonPart } from '@forkshop/api'
import { isLanguage } from '@forkshop/domain'
import { z } from 'zod'
import type { Services } from '../../records/services/services.ts'

/** What somebody says of themselves, with their settings. */
export type PersonWords = {
  readonly words: string
  readonly place: string
  readonly settings: OwnSettings
}

/** What a page shows of who did not choose: what was said in public anyway. */
const shownAtFirst: readonly PersonPart[] = personParts.filter((part) => part !== 'place')
const listSchema = z.array(z.string())

/** What somebody with an account says of themselves and chose; as at first where they chose nothing. */
export async function readPersonWords(
  { database }: Pick<Services, 'database'>,
  user: string,
): Promise<PersonWords> {
  const row = await database
    .selectFrom('person')
    .selectAll()
    .where('user', '=', user)
    .executeTakeFirst()
  const account = await database
    .selectFrom('user')
    .select('language')
    .where('id', '=', user)
    .executeTakeFirst()
  const chosen = row?.shows ?? null
  const shows: readonly string[] =
    chosen === null ? shownAtFirst : listSchema.parse(JSON.parse(chosen))
  const language = account?.language ?? null
  return {
    words: row?.words ?? '',
    place: row?.place ?? '',
    settings: {
      language: isLanguage(language) ? language : null,
      timezone: row?.timezone ?? null,
      letterKeys: row?.letter_keys !== 0,
      licence: row?.licence ?? null,
      shows: personParts.filter((part) => shows.includes(part)),
    },
  }
}

/** Keeps what somebody says of themselves and chose; what is left out stays. */
export async function keepPersonWords(
  services: Services,
  user: string,
  changes: NonNullable<CallInput<'changeMe'>['body']>,
): Promise<PersonWords> {
  const { words, place, shows, language, timezone, letterKeys, licence } = changes
  const set = {
    ...(words !== undefined && { words }),
    ...(place !== undefined && { place }),
    ...(shows !== undefined && { shows: JSON.stringify(shows) }),
    ...(timezone !== undefined && { timezone }),
    ...(letterKeys !== undefined && { letter_keys: letterKeys ? 1 : 0 }),
    ...(licence !== undefined && { licence }),
  }
  await services.database.transaction().execute(async (transaction) => {
    if (language !== undefined) {
      await transaction.updateTable('user').set({ language }).where('id', '=', user).execute()
    }
    if (Object.keys(set).length === 0) return
    await transaction
      .insertInto('person')
      .values({ ...asAtFirst, user, ...set })
      .onConflict((conflict) => conflict.column('user').doUpdateSet(set))
      .execute()
  })
  services.events.emit({ kind: 'rights-changed', page: null, user })
  return readPersonWords(services, user)
}

const asAtFirst = {
  words: '',
  place: '',
  shows: null,
  timezone: null,
  letter_keys: 1,
  licence: null,
}
