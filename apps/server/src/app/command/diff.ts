import { parseArgs } from 'node:util'
import { comparisonSchema } from '@forkshop/api'
import { compareTexts, type Comparison } from '@forkshop/compare'
import { languageOf } from './language.ts'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'
import { readTextFile } from './read-text-file.ts'
import { tellDiff } from './tell-diff.ts'

/** `forkshop diff A B`: how two texts differ; 1 when they do. */
export function diff(args: readonly string[], io: CommandIo): ExitStatus {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [before, after, ...rest] = positionals
  if (before === undefined || after === undefined || rest.length > 0) {
    throw new UsageError('forkshop diff A B [--json]')
  }
  const comparison = compareTexts(readTextFile(before), readTextFile(after))
  io.print(
    values.json
      ? JSON.stringify(comparisonSchema.parse(comparison))
      : tellDiff(comparison, languageOf(io)).join('\n'),
  )
  return differs(comparison) ? exitStatus.differs : exitStatus.done
}

function differs({ blocks, fields }: Comparison): boolean {
  return fields.length > 0 || blocks.some((block) => block.kind !== 'same')
}
