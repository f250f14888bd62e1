import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Manifest } from '../../features/backup/manifest.ts'
import { restoreLibrary, type RestoreOutcome } from '../../features/backup/restore-library.ts'
import type { Checked } from '../check/check-everything.ts'
import { settleRestored } from '../check/settle-restored.ts'
import { tellEnd, tellProblem } from '../check/tell-problem.ts'
import { readSettings, readSettingsOnly } from '../../base/settings.ts'
import { languageOf } from './language.ts'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'

/** `forkshop restore DIR`: a backup into an empty data folder, and a check of it. */
export async function restore(args: readonly string[], io: CommandIo): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const told = words[languageOf(io)]
  const [place, ...rest] = positionals
  if (place === undefined || rest.length > 0) throw new UsageError('forkshop restore DIR [--json]')
  const backup = path.resolve(place)
  const { dataDirectory, databaseUrl } = readSettingsOnly(io.environment)
  let checked: Checked | null = null
  const tell = (done: number, count: number) => io.progress?.(told.file(done + 1, count))
  const outcome = await restoreLibrary({ backup, dataDirectory, tell }, async ({ records }) => {
    // Records that are elsewhere are brought back by whoever made their dump.
    if (records === 'postgres') return
    const settings = { ...readSettings(io.environment), databaseUrl: null }
    checked = await settleRestored(settings, (done) => io.progress?.(told.page(done + 1)))
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
  const told = words[language]
  const problems = checked?.problems ?? []
  if (json) {
    const { made, files } = manifest
    const pages = checked?.pages ?? null
    const restored = { directory: dataDirectory, made, files: files.length, pages, problems }
    io.print(JSON.stringify(restored))
  } else {
    io.print(told.done(manifest, dataDirectory))
    if (manifest.records === 'postgres') io.complain(told.loadDump)
    else if (databaseUrl !== null) io.complain(told.notPostgres)
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
  const told = words[languageOf(io)]
  switch (outcome.kind) {
    case 'missing':
      return io.complain(told.missing(backup))
    case 'broken':
      return io.complain(told.broken(backup))
    case 'later':
      return io.complain(told.later(backup))
    case 'damaged':
      for (const file of outcome.paths) io.complain(told.damaged(file))
      return io.complain(told.nothingRestored)
    case 'not-empty':
      return io.complain(told.notEmpty(dataDirectory))
    case 'held':
      return io.complain(told.held(dataDirectory))
  }
}

const words = {
  en: {
    file: (number: number, count: number) => `File ${number} of ${count}`,
    page: (number: number) => `Page ${number}`,
    missing: (folder: string) => `${folder} is no whole backup: it has no manifest.json.`,
    broken: (folder: string) => `The manifest.json of ${folder} cannot be read.`,
    later: (folder: string) => `${folder} was made by a later Forkshop.`,
    damaged: (file: string) => `${file} is missing or not what it was.`,
    nothingRestored: 'The backup is damaged: nothing was restored.',
    notEmpty: (folder: string) => `The data folder ${folder} is not empty.`,
    held: (folder: string) => `Somebody is using the data folder ${folder}.`,
    done: ({ made, files }: Manifest, folder: string) =>
      `The library of ${made} is in ${folder}: ${files.length} files.`,
    loadDump:
      'Its records are not in the backup: load the dump of PostgreSQL, then run forkshop check --rebuild.',
    notPostgres: 'Its records are in SQLite: unset FORKSHOP_DATABASE_URL before you serve it.',
  },
  fr: {
    file: (number: number, count: number) => `Fichier ${number} sur ${count}`,
    page: (number: number) => `Page ${number}`,
    missing: (folder: string) =>
      `${folder} n’est pas une sauvegarde entière\u00A0: manifest.json n’y est pas.`,
    broken: (folder: string) => `Le manifest.json de ${folder} est illisible.`,
    later: (folder: string) => `${folder} vient d’un Forkshop plus récent.`,
    damaged: (file: string) => `${file} manque ou n’est plus ce qu’il était.`,
    nothingRestored: 'La sauvegarde est abîmée\u00A0: rien n’a été restauré.',
    notEmpty: (folder: string) => `Le dossier de données ${folder} n’est pas vide.`,
    held: (folder: string) => `Quelqu’un utilise le dossier de données ${folder}.`,
    done: ({ made, files }: Manifest, folder: string) =>
      `La bibliothèque du ${made} est dans ${folder}\u00A0: ${files.length} fichiers.`,
    loadDump:
      'Ses enregistrements ne sont pas dans la sauvegarde\u00A0: chargez l’export de PostgreSQL, puis lancez forkshop check --rebuild.',
    notPostgres:
      'Ses enregistrements sont dans SQLite\u00A0: retirez FORKSHOP_DATABASE_URL avant de la servir.',
  },
} as const
