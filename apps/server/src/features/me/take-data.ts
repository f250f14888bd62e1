import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { StreamAnswer } from '../../base/http/bytes-answer.ts'
import type { Services } from '../../records/services/services.ts'
import type { Live } from '../drafts/live.ts'
import { accountRecords } from './account-records.ts'
import { ownFiles, type OwnFile } from './own-files.ts'
import type { OwnRecords } from './own-records.ts'
import { saidRecords } from './said-records.ts'

type Parts = { readonly services: Services; readonly live: Live }

/** All that is kept of an account. */
export async function dataOfAccount(
  { services, live }: Parts,
  user: string,
): Promise<StreamAnswer> {
  const records = [...accountRecords(services, user), ...saidRecords(services, user)]
  return toZip(records, await ownFiles(services, live, user))
}

/** All that is kept of who came in as a guest (`guest:<id>`). */
export async function dataOfGuest(
  { services, live }: Parts,
  author: string,
): Promise<StreamAnswer> {
  const guest = (): Promise<unknown> =>
    services.database
      .selectFrom('guest')
      .innerJoin('page', 'page.id', 'guest.event')
      .select(['guest.name', 'page.slug as event', 'guest.created', 'guest.expires'])
      .where('guest.id', '=', author.replace(/^guest:/, ''))
      .executeTakeFirst()
      .then((row) => row ?? null)
  const records: readonly OwnRecords[] = [['guest', guest], ...saidRecords(services, author)]
  return toZip(records, await ownFiles(services, live, author))
}

/** A zip that is made while it is sent: one part of it is in memory at a time. */
function toZip(records: readonly OwnRecords[], files: readonly OwnFile[]): StreamAnswer {
  const zip = new ZipFile()
  const stream = new PassThrough()
  zip.on('error', (error: Error) => stream.destroy(error))
  zip.outputStream.on('error', (error: Error) => stream.destroy(error))
  zip.addReadStreamLazy('data.json', (give) => give(null, Readable.from(writeJson(records))))
  for (const { path, read } of files) {
    zip.addReadStreamLazy(path, (give) => {
      read().then(
        (content) => give(null, Readable.from([Buffer.from(content ?? '')])),
        (error: unknown) => give(error, Readable.from([])),
      )
    })
  }
  zip.end()
  zip.outputStream.pipe(stream)
  return { kind: 'stream', stream, type: 'application/zip', filename: 'forkshop.zip' }
}

async function* writeJson(records: readonly OwnRecords[]): AsyncGenerator<string> {
  for (const [at, [name, read]] of records.entries()) {
    const before = at === 0 ? '{\n' : ',\n'
    yield `${before}${JSON.stringify(name)}: ${JSON.stringify(await read(), null, 2)}`
  }
  yield '\n}\n'
}
