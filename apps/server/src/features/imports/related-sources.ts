import type { ImportReport } from '@forkshop/api'
import type { SourceReading } from '@forkshop/repository'
import type { Services } from '../../records/services/services.ts'

/** The first commit of a source's main line: copies of a repository share it. */
export function rootOf({ commits }: Pick<SourceReading, 'commits'>): string {
  const byId = new Map(commits.map((commit) => [commit.id, commit]))
  let at = commits.at(-1)
  for (let before = at; before !== undefined; before = byId.get(before.parents[0] ?? ''))
    at = before
  return at?.id ?? ''
}

/** Sources imported before that share commits with this one, and how many each has alone. */
export async function relatedSources(
  services: Services,
  name: string,
  reading: SourceReading,
): Promise<ImportReport['related']> {
  const rows = await services.database
    .selectFrom('import_source')
    .select(['name', 'commits'])
    .where('root', '=', rootOf(reading))
    .where('name', '!=', name)
    .orderBy('name')
    .execute()
  const mine = new Set(reading.commits.map(({ id }) => id))
  return rows.map((row) => {
    const theirs = new Set(row.commits.split('\n'))
    const common = [...theirs].filter((id) => mine.has(id)).length
    return { source: row.name, ahead: mine.size - common, behind: theirs.size - common }
  })
}
