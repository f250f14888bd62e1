import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { checkAsFound } from '../check/check-as-found.ts'
import type { Checked } from '../check/check-everything.ts'
import { rebuildLibrary } from '../check/rebuild-library.ts'
import type { Rebuilt } from '../check/rebuild-rows.ts'
import { tellEnd, tellProblem } from '../check/tell-problem.ts'
import { dataDirectoryOf, readSettings, readSettingsOnly } from '../../base/settings.ts'
import { sentencesIn } from '../../base/sentences.ts'
import { languageOf } from './language.ts'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'

/**
 * `forkshop check`: compares everything with everything; 1 when something does not fit. With
 * `--rebuild` it first makes anew from git what follows from it.
 */
export async function check(args: readonly string[], io: CommandIo): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      rebuild: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  if (positionals.length > 0) throw new UsageError('forkshop check [--rebuild] [--json]')
  requireFolder(dataDirectoryOf(io.environment), values.rebuild, io)
  const { t } = sentencesIn(languageOf(io))
  const tell = (done: number) => io.progress?.(t('command.page', { number: done + 1 }))
  if (!values.rebuild) {
    const settings = readSettingsOnly(io.environment)
    return tellChecked(await checkAsFound(settings, tell), values.json, io)
  }
  const outcome = await rebuildLibrary(readSettings(io.environment), tell)
  if (outcome.kind === 'held') {
    io.complain(t('command.check.held'))
    return exitStatus.differs
  }
  const { rebuilt, checked } = outcome
  if (!values.json) io.print(t('command.check.rebuilt', rebuilt))
  return tellChecked({ ...checked, rebuilt }, values.json, io)
}

/** Prints what was found, a line each, and answers the status that goes with it. */
function tellChecked(
  checked: Checked & { readonly rebuilt?: Rebuilt },
  json: boolean,
  io: CommandIo,
): ExitStatus {
  io.progress?.('')
  if (json) io.print(JSON.stringify(checked))
  else {
    const language = languageOf(io)
    const { pages, problems } = checked
    for (const problem of problems) io.print(tellProblem(problem, language))
    io.print(tellEnd({ pages, problems: problems.length }, language))
  }
  return checked.problems.length === 0 ? exitStatus.done : exitStatus.differs
}

/** A rebuild needs git folders to start from: an empty library is not made by it. */
function requireFolder(dataDirectory: string, rebuild: boolean, io: CommandIo): void {
  const needed = rebuild ? path.join(dataDirectory, 'lineages') : dataDirectory
  if (existsSync(needed)) return
  const { t } = sentencesIn(languageOf(io))
  throw new UsageError(t('command.noLibrary', { folder: dataDirectory }))
}
