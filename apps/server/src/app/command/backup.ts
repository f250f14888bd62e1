import path from 'node:path'
import { parseArgs } from 'node:util'
import { localeOf, type Language } from '@forkshop/domain'
import { copyLibrary } from '../../features/backup/copy-library.ts'
import { hasRecords } from '../open/open-to-read.ts'
import { fillNewFolder, isEmptyOrMissing } from '../../base/disk/new-folder.ts'
import { readSettingsOnly } from '../../base/settings.ts'
import { sentencesIn } from '../../base/sentences.ts'
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
  const language = languageOf(io)
  const { t } = sentencesIn(language)
  const [place, ...rest] = positionals
  if (place === undefined || rest.length > 0) {
    throw new UsageError('forkshop backup DIR [--without-records] [--json]')
  }
  const folder = path.resolve(place)
  const settings = readSettingsOnly(io.environment)
  const { dataDirectory, databaseUrl } = settings
  if (!hasRecords(settings)) throw new UsageError(t('command.noLibrary', { folder: dataDirectory }))
  if (databaseUrl !== null && !values['without-records']) {
    throw new UsageError(t('command.backup.postgres'))
  }
  if (isWithin(folder, dataDirectory)) {
    throw new UsageError(t('command.backup.within', { folder: dataDirectory }))
  }
  if (!(await isEmptyOrMissing(folder))) throw new UsageError(t('command.notEmpty', { folder }))
  const tell = (done: number, count: number) =>
    io.progress?.(t('command.backup.lineage', { number: done + 1, count }))
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
    const megabytes = sayMegabytes(bytes, language)
    io.print(t('command.backup.done', { folder, files: files.length, megabytes }))
    if (!files.some((file) => file.path === 'secret')) io.complain(t('command.backup.noSecret'))
    for (const problem of problems) io.complain(t('command.backup.problem', { problem }))
  }
  return problems.length === 0 ? exitStatus.done : exitStatus.differs
}

function isWithin(folder: string, outer: string): boolean {
  const relative = path.relative(outer, folder)
  return relative === '' || !(relative.startsWith('..') || path.isAbsolute(relative))
}

function sayMegabytes(bytes: number, language: Language): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false }
  return new Intl.NumberFormat(localeOf(language), digits).format(bytes / 1_000_000)
}
