import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkAsFound } from '../check/check-as-found.ts'
import type { Checked } from '../check/check-everything.ts'
import { tellEnd, tellProblem } from '../check/tell-problem.ts'
import { readSettingsOnly, type Settings } from '../settings.ts'
import { languageOf } from './language.ts'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'

/** `forkshop check`: compares everything with everything; 1 when something does not fit. */
export async function check(args: readonly string[], io: CommandIo): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (positionals.length > 0) throw new UsageError('forkshop check [--json]')
  const settings = readSettingsOnly(io.environment)
  requireFolder(settings, io)
  const tell = (done: number) => io.progress?.(words[languageOf(io)].page(done + 1))
  return tellChecked(await checkAsFound(settings, tell), values.json, io)
}

/** Prints what was found, a line each, and answers the status that goes with it. */
export function tellChecked(checked: Checked, json: boolean, io: CommandIo): ExitStatus {
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

function requireFolder({ dataDirectory }: Settings, io: CommandIo): void {
  if (!existsSync(dataDirectory)) {
    throw new UsageError(words[languageOf(io)].noLibrary(dataDirectory))
  }
}

const words = {
  en: {
    page: (number: number) => `Page ${number}`,
    noLibrary: (folder: string) => `There is no library in ${folder}.`,
  },
  fr: {
    page: (number: number) => `Page ${number}`,
    noLibrary: (folder: string) => `Il n’y a pas de bibliothèque dans ${folder}.`,
  },
} as const
