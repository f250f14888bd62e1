import { mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import { readFailure } from './plan-retry.ts'
import { toMime } from './to-mime.ts'
import type { MailTransport } from './transport.ts'

/**
 * Writes messages as files (`mail/<time>-<id>.eml` of the data folder), for the operator of a server
 * that has no mail server. The same message is the same file, however often it is written.
 */
export function fileTransport(dataDirectory: string): MailTransport {
  const folder = path.join(dataDirectory, 'mail')
  return {
    kind: 'files',
    send: async (message) => {
      try {
        const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
        const bytes = await new MailComposer(toMime(message)).compile().build()
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeWhole(path.join(folder, nameOf(message)), bytes)
        return { kind: 'sent' }
      } catch (error) {
        return { ...readFailure(error), kind: 'later', server: true }
      }
    },
  }
}

function nameOf({ date, messageId }: { readonly date: Date; readonly messageId: string }): string {
  const time = date.toISOString().replace(/[-:]/g, '').slice(0, 15)
  const id = /^<([a-z0-9]+)@/.exec(messageId)?.[1] ?? 'message'
  return `${time}-${id}.eml`
}

/** Under its name only once all of it is on the disk. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const unfinished = `${file}.part`
  const handle = await open(unfinished, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(unfinished, file)
}
