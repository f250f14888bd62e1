import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Import, ImportProgress } from '@forkshop/api'
import { publicNetwork } from '../../features/imports/check-address.ts'
import type { ImportOrder } from '../../features/imports/import-control.ts'
import { createImportJobs } from '../../features/imports/import-jobs.ts'
import { throughJobs, throughServer, type ImportDesk } from '../../features/imports/import-desk.ts'
import { openServices } from '../open/open-services.ts'
import { lockDataFolder } from '../../base/disk/owner-lock.ts'
import { readSettings } from '../../base/settings.ts'
import { finishOpenWork } from '../start/finish-work.ts'
import { sentencesIn } from '../../base/sentences.ts'
import { languageOf } from './language.ts'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'
import { sayProgress, sayReport } from './import-words.ts'

type Sentences = ReturnType<typeof sentencesIn>

const USAGE = 'forkshop import SOURCE [--as EMAIL] [--keep-addresses] [--json]'

/**
 * `forkshop import`: makes pages of the Markdown files of a git address, folder, bundle or zip; by the
 * running server when there is one, else on the data folder. Ctrl-C stops it and leaves nothing.
 */
export async function importSource(args: readonly string[], io: CommandIo): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      'keep-addresses': { type: 'boolean', default: false },
      as: { type: 'string' },
    },
    allowPositionals: true,
  })
  const [text, ...rest] = positionals
  if (text === undefined || rest.length > 0) throw new UsageError(USAGE)
  const told = sentencesIn(languageOf(io))
  const { t } = told
  const order = {
    source: await toSource(text, told),
    keepAddresses: values['keep-addresses'],
    as: values.as,
  }
  const done = await withDesk(io, told, (desk) => carryOut(desk, order, { io, told }))
  io.progress?.('')
  switch (done.state) {
    case 'done':
      break
    case 'cancelled':
      io.complain(t('command.import.cancelled'))
      return exitStatus.differs
    default:
      io.complain(done.problem?.detail ?? t('command.import.failed'))
      return exitStatus.wrongUse
  }
  const { report } = done
  if (report === null) throw new Error('an import that is done has a report')
  io.print(values.json ? JSON.stringify(report) : sayReport(report, told))
  return exitStatus.done
}

async function toSource(text: string, told: Sentences): Promise<ImportOrder['source']> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) return { kind: 'address', url: text }
  const full = path.resolve(text)
  try {
    const found = await stat(full)
    return found.isDirectory()
      ? { kind: 'folder', folder: full }
      : { kind: 'file', file: full, name: path.basename(full) }
  } catch (error) {
    throw new UsageError(told.t('command.import.notThere', { source: text }), error)
  }
}

async function carryOut(
  desk: ImportDesk,
  order: ImportOrder,
  { io, told }: { readonly io: CommandIo; readonly told: Sentences },
): Promise<Import> {
  const outcome = await desk.start(order)
  if (outcome.kind === 'unknown-account') {
    throw new UsageError(told.t('command.import.unknownAccount', { email: order.as }))
  }
  if (outcome.kind === 'refused') throw new UsageError(outcome.reason)
  const { id } = outcome.import
  const stop = (): void => {
    io.complain(told.t('command.import.stopping'))
    desk.cancel(id).catch((error: unknown) => io.complain(String(error)))
  }
  process.once('SIGINT', stop)
  try {
    return await desk.follow(id, (progress: ImportProgress) =>
      io.progress?.(sayProgress(progress, told)),
    )
  } finally {
    process.off('SIGINT', stop)
  }
}

/** The desk of the running server, or one of our own for as long as the work takes. */
async function withDesk(
  io: CommandIo,
  told: Sentences,
  work: (desk: ImportDesk) => Promise<Import>,
): Promise<Import> {
  const settings = readSettings(io.environment)
  const outcome = lockDataFolder(settings.dataDirectory, new Date())
  if (outcome.kind === 'held') {
    const { owner } = outcome
    if (owner === null || owner.address === null)
      throw new UsageError(told.t('command.import.busy'))
    return work(throughServer({ address: owner.address, key: owner.key }))
  }
  try {
    const opened = await openServices(settings)
    try {
      await finishOpenWork(opened.services)
      const jobs = createImportJobs(opened.services, publicNetwork)
      return await work(throughJobs(opened.services, jobs))
    } finally {
      await opened.draftLog.close()
      await opened.close()
    }
  } finally {
    outcome.lock.release()
  }
}
