import { importReportSchema, type ImportReport } from '@forkshop/api'
import { RefusedSource, type RefusedCode } from '@forkshop/repository'
import { z } from 'zod'
import { isNoRoom } from '../../base/disk/no-room.ts'

/** What an import did, read from its row. */
export function parseReport(json: string): ImportReport {
  return importReportSchema.parse(JSON.parse(json))
}

/** Why an import brought nothing: what was wrong with its source, or with the server. */
export type ImportFailure = {
  readonly code: RefusedCode | 'interrupted' | 'internal' | 'no-git' | 'no-room'
  readonly subject: string
}

const failureSchema = z.object({
  code: z.enum([
    'address',
    'archive',
    'empty',
    'encrypted',
    'git',
    'not-found',
    'path',
    'private-network',
    'too-large',
    'too-many',
    'too-slow',
    'unreadable',
    'interrupted',
    'internal',
    'no-git',
    'no-room',
  ]),
  subject: z.string(),
})

/** Reads a failure from its row. */
export function parseFailure(json: string): ImportFailure {
  return failureSchema.parse(JSON.parse(json))
}

/** What a person is told of a failure; anything but a refused source is for the log alone. */
export function toFailure(error: unknown): ImportFailure {
  if (isNoRoom(error)) return { code: 'no-room', subject: '' }
  return error instanceof RefusedSource
    ? { code: error.code, subject: error.subject }
    : { code: 'internal', subject: '' }
}
