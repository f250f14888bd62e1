import path from 'node:path'
import { parseArgs } from 'node:util'
import { exportLibrary } from '../../features/export/export-library.ts'
import { shownPages } from '../../features/export/shown-pages.ts'
import { hasRecords, openToRead } from '../open/open-to-read.ts'
import { fillNewFolder, isEmptyOrMissing } from '../../base/disk/new-folder.ts'
import { readSettingsOnly } from '../../base/settings.ts'
import { sentencesIn } from '../../base/sentences.ts'
import { languageOf } from './language.ts'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'

/** `forkshop export`: takes pages away as plain git repositories, Markdown, JSON and CSV. */
export async function exportPages(args: readonly string[], io: CommandIo): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const { t } = sentencesIn(languageOf(io))
  const place = positionals.at(-1)
  if (place === undefined || positionals.length > 2) {
    throw new UsageError('forkshop export [SLUG] DIR [--all] [--json]')
  }
  const folder = path.resolve(place)
  const slug = positionals.length === 2 ? (positionals[0] ?? null) : null
  if (!(await isEmptyOrMissing(folder))) throw new UsageError(t('command.notEmpty', { folder }))
  const settings = readSettingsOnly(io.environment)
  if (!hasRecords(settings)) {
    throw new UsageError(t('command.noLibrary', { folder: settings.dataDirectory }))
  }
  const opened = await openToRead(settings)
  try {
    const shown = await shownPages(opened.services, { slug, all: values.all })
    if (shown.kind === 'unknown') throw new UsageError(t('command.export.unknown', { slug }))
    if (shown.kind === 'not-public') throw new UsageError(t('command.export.notPublic', { slug }))
    const { pages } = shown
    const count = pages.length
    const tell = (done: number) => io.progress?.(t('command.pageOf', { number: done + 1, count }))
    const exported = await fillNewFolder({ folder, mode: 0o777 }, (temporary) =>
      exportLibrary(opened, { folder: temporary, pages, tell }),
    )
    io.progress?.('')
    for (const { path: file, reason } of exported.left) {
      io.complain(t(`command.export.${reason}`, { file }))
    }
    io.print(
      values.json
        ? JSON.stringify({ directory: folder, ...exported })
        : t('command.export.done', { ...exported, folder }),
    )
    return exitStatus.done
  } finally {
    await opened.draftLog.close()
    await opened.close()
  }
}
