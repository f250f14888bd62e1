import type { Services } from '../../records/services/services.ts'

const YEAR_S = 365 * 24 * 60 * 60

/**
 * `Set-Cookie` values by which a browser knows what its owner chose for themselves: the language and time zone of screens,
 * whether keys of one letter do something, the licence that is proposed. Scripts read them; what was not chosen ends.
 */
export async function choiceCookies(
  { database }: Pick<Services, 'database'>,
  user: string,
): Promise<readonly string[]> {
  const row = await database
    .selectFrom('user')
    .leftJoin('person', 'person.user', 'user.id')
    .select(['user.language', 'person.timezone', 'person.letter_keys', 'person.licence'])
    .where('user.id', '=', user)
    .executeTakeFirst()
  if (row === undefined) return []
  const chosen = [
    ['zone', row.timezone],
    ['keys', row.letter_keys === 0 ? 'off' : null],
    ['licence', row.licence],
  ] as const
  return [
    // without a choice the browser’s own one stays as it is
    ...(row.language === null ? [] : [cookieOf('language', row.language)]),
    ...chosen.map(([name, value]) => cookieOf(name, value)),
  ]
}

function cookieOf(name: string, value: string | null): string {
  const seconds = value === null ? 0 : YEAR_S
  return `${name}=${value ?? ''}; Path=/; Max-Age=${seconds}; SameSite=Lax`
}
