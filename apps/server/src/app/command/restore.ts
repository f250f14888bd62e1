import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Manifest } from '../../features/backup/manifest.ts'
import { restoreLibrary, type RestoreOutcome } from '../../features/backup/restore-library.ts'
import type { Checked } from '../check/check-everything.ts'
import { settleRestored } from '../check/settle-restored.ts'
import { tellEnd, tellProblem } from '../check/tell-problem.ts'
import { readSettings, readSettingsOnly } from '../../base/settings.ts'
import { sentencesIn } from '../../base/sentences.ts'
import { languageOf } from './language.ts'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'

/** `forkshop restore DIR`: a backup into an empty data folder, and a check of it. */
export async function restore(args: readonly string[], io: CommandIo): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const { t } = sentencesIn(languageOf(io))
  const [place, ...rest] = positionals
  if (place === undefined || rest.length > 0) throw new UsageError('forkshop restore DIR [--json]')
  const backup = path.resolve(place)
  const { dataDirectory, databaseUrl } = readSettingsOnly(io.environment)
  let checked: Checked | null = null
  const tell = (done: number, count: number) =>
    io.progress?.(t('command.restore.file', { number: done + 1, count }))
  const outcome = await restoreLibrary({ backup, dataDirectory, tell }, async ({ records }) => {
    // Records that are elsewhere are brought back by whoever made their dump.
    if (records === 'postgres') return
    const settings = { ...readSettings(io.environment), databaseUrl: null }
    checked = await settleRestored(settings, (done) =>
      io.progress?.(t('command.page', { number: done + 1 })),
    )
  })
  io.progress?.('')
  if (outcome.kind !== 'restored') {
    refuse(outcome, { backup, dataDirectory }, io)
    return isWrongUse(outcome) ? exitStatus.wrongUse : exitStatus.differs
  }
  return tellRestored(
    { manifest: outcome.manifest, checked, dataDirectory, databaseUrl },
    values.json,
    io,
  )
}

type Restored = {
  readonly manifest: Manifest
  readonly checked: Checked | null
  readonly dataDirectory: string
  readonly databaseUrl: string | null
}

function tellRestored(
  { manifest, checked, dataDirectory, databaseUrl }: Restored,
  json: boolean,
  io: CommandIo,
): ExitStatus {
  const language = languageOf(io)
  const { t } = sentencesIn(language)
  const problems = checked?.problems ?? []
  if (json) {
    const { made, files } = manifest
    const pages = checked?.pages ?? null
    const restored = { directory: dataDirectory, made, files: files.length, pages, problems }
    io.print(JSON.stringify(restored))
  } else {
    const { made } = manifest
    const counts = { made, files: manifest.files.length }
    io.print(t('command.restore.done', { ...counts, folder: dataDirectory }))
    if (manifest.records === 'postgres') io.complain(t('command.restore.loadDump'))
    else if (databaseUrl !== null) io.complain(t('command.restore.notPostgres'))
    for (const problem of problems) io.print(tellProblem(problem, language))
    if (checked !== null) {
      io.print(tellEnd({ pages: checked.pages, problems: problems.length }, language))
    }
  }
  return problems.length === 0 ? exitStatus.done : exitStatus.differs
}

type Refusal = Exclude<RestoreOutcome, { readonly kind: 'restored' }>

/** What was asked was wrong, rather than what was found. */
function isWrongUse({ kind }: Refusal): boolean {
  return kind === 'missing' || kind === 'not-empty'
}

function refuse(
  outcome: Refusal,
  { backup, dataDirectory }: { readonly backup: string; readonly dataDirectory: string },
  io: CommandIo,
): void {
  const { t } = sentencesIn(languageOf(io))
  switch (outcome.kind) {
    case 'missing':
      return io.complain(t('command.restore.missing', { folder: backup }))
    case 'broken':
      return io.complain(t('command.restore.broken', { folder: backup }))
    case 'later':
      return io.complain(t('command.restore.later', { folder: backup }))
    case 'damaged':
      for (const file of outcome.paths) io.complain(t('command.restore.damaged', { file }))
      return io.complain(t('command.restore.nothingRestored'))
    case 'not-empty':
      return io.complain(t('command.restore.notEmpty', { folder: dataDirectory }))
    case 'held':
      return io.complain(t('command.restore.held', { folder: dataDirectory }))
  }
}
