import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'

/** What stock git says of the newest commit that has these words in its message: author, then message; '' when none has. */
export const commitSaying = (dataDirectory: string, words: string): string => {
  const folder = path.join(dataDirectory, 'lineages')
  const found = readdirSync(folder).map((lineage) =>
    execFileSync(
      'git',
      [
        '-C',
        path.join(folder, lineage),
        'log',
        '--all',
        '-1',
        '--fixed-strings',
        `--grep=${words}`,
        '--format=%an%n%B',
      ],
      { encoding: 'utf8' },
    ),
  )
  return found.find((text) => text !== '') ?? ''
}
