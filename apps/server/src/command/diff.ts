import { parseArgs } from 'node:util'
import { compareTexts, type Comparison } from '@forkshop/compare'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'
import { readTextFile } from './read-text-file.ts'

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
  io.print(values.json ? JSON.stringify(comparison) : toLines(comparison).join('\n'))
  return differs(comparison) ? exitStatus.differs : exitStatus.done
}

function differs({ blocks, fields }: Comparison): boolean {
  return fields.length > 0 || blocks.some((block) => block.kind !== 'same')
}

function toLines({ blocks, fields, degraded }: Comparison): string[] {
  return [
    ...fields.map(({ key, from, to }) => `${key}: ${asText(from)} -> ${asText(to)}`),
    ...blocks.flatMap(({ kind, before, after }) => {
      if (kind === 'same') return []
      return [`@ ${kind}`, ...prefixed('- ', before), ...prefixed('+ ', after)]
    }),
    ...(degraded ? ['(compared coarsely: the texts are too large for a fine comparison)'] : []),
  ]
}

function prefixed(mark: string, text: string | null): string[] {
  return text === null ? [] : text.split(/\r?\n/).map((line) => mark + line)
}

function asText(value: unknown): string {
  return value === undefined ? '(none)' : JSON.stringify(value)
}
