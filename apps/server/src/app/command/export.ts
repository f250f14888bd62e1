import path from 'node:path'
import { parseArgs } from 'node:util'
import { exportLibrary, type Exported } from '../../features/export/export-library.ts'
import { shownPages } from '../../features/export/shown-pages.ts'
import { hasRecords, openToRead } from '../open/open-to-read.ts'
import { fillNewFolder, isEmptyOrMissing } from '../../base/disk/new-folder.ts'
import { readSettingsOnly } from '../../base/settings.ts'
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
  const told = words[languageOf(io)]
  const place = positionals.at(-1)
  if (place === undefined || positionals.length > 2) {
    throw new UsageError('forkshop export [SLUG] DIR [--all] [--json]')
  }
  const folder = path.resolve(place)
  const slug = positionals.length === 2 ? (positionals[0] ?? null) : null
  if (!(await isEmptyOrMissing(folder))) throw new UsageError(told.notEmpty(folder))
  const settings = readSettingsOnly(io.environment)
  if (!hasRecords(settings)) throw new UsageError(told.noLibrary(settings.dataDirectory))
  const opened = await openToRead(settings)
  try {
    const shown = await shownPages(opened.services, { slug, all: values.all })
    if (shown.kind === 'unknown') throw new UsageError(told.unknown(slug ?? ''))
    if (shown.kind === 'not-public') throw new UsageError(told.notPublic(slug ?? ''))
    const { pages } = shown
    const tell = (done: number) => io.progress?.(told.page(done + 1, pages.length))
    const exported = await fillNewFolder({ folder, mode: 0o777 }, (temporary) =>
      exportLibrary(opened, { folder: temporary, pages, tell }),
    )
    io.progress?.('')
    for (const { path: file, reason } of exported.left) io.complain(told[reason](file))
    io.print(
      values.json
        ? JSON.stringify({ directory: folder, ...exported })
        : told.done(exported, folder),
    )
    return exitStatus.done
  } finally {
    await opened.draftLog.close()
    await opened.close()
  }
}

const words = {
  en: {
    notEmpty: (folder: string) => `${folder} is there already and not empty.`,
    noLibrary: (folder: string) => `There is no library in ${folder}.`,
    unknown: (slug: string) => `There is no page ${slug}.`,
    notPublic: (slug: string) => `The page ${slug} is not public: --all takes it along.`,
    page: (number: number, count: number) => `Page ${number} of ${count}`,
    missing: (file: string) => `${file}: not in git; run forkshop check.`,
    'name-taken': (file: string) =>
      `${file}: another picture has this name; the one of its page is in git/.`,
    done: ({ pages, ideas, proposals, comments }: Exported, folder: string) =>
      `Pages: ${pages}, ideas: ${ideas}, proposals: ${proposals}, comments: ${comments}. All in ${folder}.`,
  },
  fr: {
    notEmpty: (folder: string) => `${folder} existe déjà et n’est pas vide.`,
    noLibrary: (folder: string) => `Il n’y a pas de bibliothèque dans ${folder}.`,
    unknown: (slug: string) => `Il n’y a pas de page ${slug}.`,
    notPublic: (slug: string) => `La page ${slug} n’est pas publique\u00A0: --all l’emporte aussi.`,
    page: (number: number, count: number) => `Page ${number} sur ${count}`,
    missing: (file: string) => `${file}\u00A0: absent de git\u00A0; lancez forkshop check.`,
    'name-taken': (file: string) =>
      `${file}\u00A0: une autre image porte ce nom\u00A0; celle de sa page est dans git/.`,
    done: ({ pages, ideas, proposals, comments }: Exported, folder: string) =>
      `Pages\u00A0: ${pages}, idées\u00A0: ${ideas}, propositions\u00A0: ${proposals}, commentaires\u00A0: ${comments}. Le tout dans ${folder}.`,
  },
} as const
