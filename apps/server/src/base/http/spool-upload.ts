import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../problem-error.ts'
import type { Settings } from '../settings.ts'
import { MAX_SPOOLED_BYTES, SpooledFile } from './upload.ts'

type Place = { readonly settings: Pick<Settings, 'dataDirectory'> }

/** Where large files of requests wait; what a crash left there goes at start. */
export function spoolFolder({ settings }: Place): string {
  return path.join(settings.dataDirectory, 'uploads')
}

/** Writes the one file of a multipart request to disk; null when there is none. Throws `too-large`. */
export async function spoolUpload(
  services: Place & { readonly newId: () => string },
  request: FastifyRequest,
): Promise<SpooledFile | null> {
  const limits = { fileSize: MAX_SPOOLED_BYTES, files: 1, fields: 10 }
  const part = await request.file({ limits, throwFileSizeLimit: false })
  if (part === undefined || part.fieldname !== 'file') return null
  const folder = spoolFolder(services)
  await mkdir(folder, { recursive: true })
  const target = path.join(folder, services.newId())
  const hash = createHash('sha256')
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(part.file, hashed, createWriteStream(target, { flags: 'wx', mode: 0o600 }))
    if (part.file.truncated) throw new ProblemError('too-large', 'import-too-large')
  } catch (cause) {
    await rm(target, { force: true })
    throw cause
  }
  return new SpooledFile({ filename: part.filename, sha256: hash.digest('hex'), path: target })
}
