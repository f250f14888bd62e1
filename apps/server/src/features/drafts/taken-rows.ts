import type { Person, Trailer } from '@forkshop/repository'
import { z } from 'zod'
import type { Services } from '../../records/services/services.ts'
import { TAKEN_FROM } from '../proposals/proposal-commit.ts'

const peopleSchema = z.array(z.object({ name: z.string(), email: z.string() }))

/** What a draft took over from another page: from which text (`slug@revision`), and who wrote it. */
export type TakenSource = {
  readonly draft: string
  readonly source: string
  readonly people: readonly Person[]
}

/** Remembers what a draft took over, so that its revision says so. */
export const noteTaken = async (
  { database }: Services,
  { draft, source, people }: TakenSource,
): Promise<void> => {
  const known = (await readTaken(database, draft)).find((one) => one.source === source)
  const emails = new Set(people.map(({ email, name }) => `${email} ${name}`))
  const others = (known?.people ?? []).filter(({ email, name }) => !emails.has(`${email} ${name}`))
  const row = { draft, source, people: JSON.stringify([...others, ...people]) }
  await database
    .insertInto('draft_taken')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['draft', 'source']).doUpdateSet({ people: row.people }),
    )
    .execute()
}

/** What the revision of a draft says of what it took over: trailers, and people who wrote it. */
export const takenBy = async (
  { database }: Services,
  draft: string,
): Promise<{ readonly trailers: readonly Trailer[]; readonly people: readonly Person[] }> => {
  const taken = await readTaken(database, draft)
  return {
    trailers: taken.map(({ source }) => ({ key: TAKEN_FROM, value: source })),
    people: taken.flatMap(({ people }) => people),
  }
}

const readTaken = async (
  database: Services['database'],
  draft: string,
): Promise<readonly TakenSource[]> => {
  const rows = await database
    .selectFrom('draft_taken')
    .selectAll()
    .where('draft', '=', draft)
    .orderBy('source')
    .execute()
  return rows.map((row) => ({ ...row, people: peopleSchema.parse(JSON.parse(row.people)) }))
}
