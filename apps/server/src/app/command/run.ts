import { ForkshopError } from '@forkshop/domain'
import { withSourcePlaces } from '../../base/source-places.ts'
import { sayFailure } from './failure-words.ts'
import { languageOf } from './language.ts'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'

const USAGE = `forkshop <command>
  serve                                     serve the library (the default)
  demo                                      fill an empty library with the demo
  account create|admin|reset-link EMAIL     accounts without e-mail
  account address ACCOUNT EMAIL             another address for an account
  diff A B                                  how two texts differ
  merge-file BASE OURS THEIRS               three texts into one
  roundtrip FILE...                         through the editor and back
  check [--rebuild]                         whether everything fits together
  backup DIR                                a copy of everything, also while it is served
  restore DIR                               a backup into an empty data folder
  import SOURCE                             pages from a git address, folder, bundle or zip
  export [SLUG] DIR [--all]                 pages as git repositories, Markdown, JSON and CSV
Most commands take --json. Exit status: 0 done, 1 differences or conflicts, 2 wrong use.`

type Command = (args: readonly string[], io: CommandIo) => ExitStatus | Promise<ExitStatus>

/** Each is loaded when it is asked for: comparing two files should not load a server. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  demo: async () => (await import('./demo.ts')).demo,
  account: async () => (await import('./account.ts')).account,
  diff: async () => (await import('./diff.ts')).diff,
  'merge-file': async () => (await import('./merge-file.ts')).mergeFile,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  check: async () => (await import('./check.ts')).check,
  import: async () => (await import('./import.ts')).importSource,
  export: async () => (await import('./export.ts')).exportPages,
  roundtrip: async () => (await import('./roundtrip.ts')).roundtrip,
}

/** Runs one command line and answers its exit status; what went wrong is said on standard error. */
export async function runCommand(argv: readonly string[], io: CommandIo): Promise<ExitStatus> {
  const [name = 'serve', ...args] = argv
  if (name === 'help' || name === '--help') {
    io.print(USAGE)
    return exitStatus.done
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) {
    io.complain(USAGE)
    return exitStatus.wrongUse
  }
  try {
    const command = await load()
    return await command(args, io)
  } catch (error) {
    io.complain(sayFailure(error, languageOf(io)) ?? toMessage(error))
    return isWrongUse(error) ? exitStatus.wrongUse : exitStatus.differs
  }
}

function isWrongUse(error: unknown): boolean {
  if (error instanceof UsageError) return true
  if (error instanceof ForkshopError) return error.code === 'bad-setting'
  // What node:util's parseArgs throws for options that it does not know.
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE')
}

function toMessage(error: unknown): string {
  if (error instanceof UsageError || isWrongUse(error)) {
    return error instanceof Error ? error.message : String(error)
  }
  return error instanceof Error ? withSourcePlaces(error.stack ?? error.message) : String(error)
}
