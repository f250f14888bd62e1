import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { markConflicts, mergeTexts } from '@forkshop/compare'
import { sentencesIn } from '../../base/sentences.ts'
import { languageOf } from './language.ts'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'
import { readTextFile } from './read-text-file.ts'

const USAGE = 'forkshop merge-file BASE OURS THEIRS [--output FILE] [--marker-size N] [--json]'

/**
 * `forkshop merge-file`: three texts into one; 1 when something is left to decide. As a git merge
 * driver: `forkshop merge-file %O %A %B --output %A --marker-size %L`.
 */
export function mergeFile(args: readonly string[], io: CommandIo): ExitStatus {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      output: { type: 'string' },
      'marker-size': { type: 'string' },
    },
    allowPositionals: true,
  })
  const [base, ours, theirs, ...rest] = positionals
  if (base === undefined || ours === undefined || theirs === undefined || rest.length > 0) {
    throw new UsageError(USAGE)
  }
  const markerSize = toMarkerSize(values['marker-size'], io)
  const texts = { ours: readTextFile(ours), theirs: readTextFile(theirs) }
  const merge = mergeTexts(readTextFile(base), texts.ours, texts.theirs)
  const conflicts = merge.kind === 'conflict' ? merge.conflicts : []
  const marked = merge.kind === 'conflict' && markerSize !== null
  const text = marked ? markConflicts(merge, markerSize) : merge.text
  if (values.output !== undefined) write(values.output, text, io)
  if (values.json) {
    const listed = conflicts.map(({ base: from, ours: mine, theirs: other }) => ({
      base: from,
      ours: mine,
      theirs: other,
    }))
    io.print(JSON.stringify({ outcome: merge.kind, text: merge.text, conflicts: listed }))
  } else if (values.output === undefined) {
    process.stdout.write(text)
  }
  return merge.kind === 'conflict' ? exitStatus.differs : exitStatus.done
}

function toMarkerSize(text: string | undefined, io: CommandIo): number | null {
  if (text === undefined) return null
  const size = Number(text)
  if (Number.isInteger(size) && size >= 1 && size <= 100) return size
  throw new UsageError(sentencesIn(languageOf(io)).t('command.mergeFile.markerSize', { text }))
}

function write(file: string, text: string, io: CommandIo): void {
  try {
    writeFileSync(file, text)
  } catch (cause) {
    throw new UsageError(
      sentencesIn(languageOf(io)).t('command.mergeFile.unwritable', { file }),
      cause,
    )
  }
}
