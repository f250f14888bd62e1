import path from 'node:path'
import { parseArgs } from 'node:util'
import { copyLibrary, type Copied } from '../../features/backup/copy-library.ts'
import { hasRecords } from '../open/open-to-read.ts'
import { fillNewFolder, isEmptyOrMissing } from '../../base/disk/new-folder.ts'
import { readSettingsOnly } from '../../base/settings.ts'
import { languageOf } from './language.ts'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'

/** `forkshop backup DIR`: copies the library, also while it is served. */
export async function backup(args: readonly string[], io: CommandIo): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      'without-records': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const told = words[languageOf(io)]
  const [place, ...rest] = positionals
  if (place === undefined || rest.length > 0) {
    throw new UsageError('forkshop backup DIR [--without-records] [--json]')
  }
  const folder = path.resolve(place)
  const settings = readSettingsOnly(io.environment)
  const { dataDirectory, databaseUrl } = settings
  if (!hasRecords(settings)) throw new UsageError(told.noLibrary(dataDirectory))
  if (databaseUrl !== null && !values['without-records']) throw new UsageError(told.postgres)
  if (isWithin(folder, dataDirectory)) throw new UsageError(told.within(dataDirectory))
  if (!(await isEmptyOrMissing(folder))) throw new UsageError(told.notEmpty(folder))
  const tell = (done: number, count: number) => io.progress?.(told.lineage(done + 1, count))
  const { manifest, problems } = await fillNewFolder({ folder, mode: 0o700 }, (temporary) =>
    copyLibrary(settings, temporary, { now: new Date(), tell }),
  )
  io.progress?.('')
  const { files, ...counts } = manifest
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  if (values.json) {
    const made = { directory: folder, ...counts, files: files.length, bytes, problems }
    io.print(JSON.stringify(made))
  } else {
    io.print(told.done(manifest, bytes, folder))
    if (!files.some((file) => file.path === 'secret')) io.complain(told.noSecret)
    for (const problem of problems) io.complain(told.problem(problem))
  }
  return problems.length === 0 ? exitStatus.done : exitStatus.differs
}

function isWithin(folder: string, outer: string): boolean {
  const relative = path.relative(outer, folder)
  return relative === '' || !(relative.startsWith('..') || path.isAbsolute(relative))
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)

const words = {
  en: {
    noLibrary: (folder: string) => `There is no library in ${folder}.`,
    postgres:
      'The records of this library are in PostgreSQL: save them with pg_dump first, then copy the rest with --without-records.',
    within: (folder: string) => `A backup cannot stand inside the data folder ${folder}.`,
    notEmpty: (folder: string) => `${folder} is there already and not empty.`,
    lineage: (number: number, count: number) => `Lineage ${number} of ${count}`,
    done: ({ files }: Copied['manifest'], bytes: number, folder: string) =>
      `Backed up into ${folder}: ${files.length} files, ${megabytes(bytes)} MB.`,
    noSecret: 'The secret is not in it: FORKSHOP_SECRET sets it, and has to be kept elsewhere.',
    problem: (problem: string) => `The library itself is damaged, run forkshop check: ${problem}`,
  },
  fr: {
    noLibrary: (folder: string) => `Il n’y a pas de bibliothèque dans ${folder}.`,
    postgres:
      'Les enregistrements de cette bibliothèque sont dans PostgreSQL\u00A0: sauvegardez-les d’abord avec pg_dump, puis copiez le reste avec --without-records.',
    within: (folder: string) =>
      `Une sauvegarde ne peut pas être dans le dossier de données ${folder}.`,
    notEmpty: (folder: string) => `${folder} existe déjà et n’est pas vide.`,
    lineage: (number: number, count: number) => `Lignée ${number} sur ${count}`,
    done: ({ files }: Copied['manifest'], bytes: number, folder: string) =>
      `Sauvegardé dans ${folder}\u00A0: ${files.length} fichiers, ${megabytes(bytes).replace('.', ',')} Mo.`,
    noSecret:
      'Le secret n’y est pas\u00A0: il vient de FORKSHOP_SECRET et doit être gardé ailleurs.',
    problem: (problem: string) =>
      `La bibliothèque elle-même est abîmée, lancez forkshop check\u00A0: ${problem}`,
  },
} as const
