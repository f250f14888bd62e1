import { groupNotices } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import { toMessage } from '../mail/compose-mail.ts'
import type { Letter } from '../mail/letter.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { reasonOfNotice, type Topic } from '../mail/reasons.ts'
import { unsubscribeLink } from '../mail/unsubscribe.ts'
import { toNotices } from '../notices/list-notices.ts'
import { countWaiting } from '../notices/waiting.ts'
import { readDue, type Asked, type Part, type Reader } from './due-messages.ts'
import type { Change } from './first-change.ts'
import { withAbout } from './line-about.ts'
import { changeOf } from './line-changes.ts'
import { letterAtOnce, letterOfTime, type ToldLine } from './notice-letter.ts'
import { stripOf } from './strip-of.ts'

/** Lines of one message; what is more is counted. */
const MAX_LINES = 30

/** Words that changed, by the act that changed them. */
type Changes = ReadonlyMap<number, Change>

/**
 * Writes to one person what is due, in the transaction that notes of each notice which message tells it: told once,
 * whatever happens in between. What they may not read now, read or decided already, or want no message of any more is told
 * by none, as is everything where they have no confirmed address.
 */
export async function writeTo(services: Services, asked: Asked): Promise<void> {
  // texts are read before: reading them may ask for records, which an open transaction keeps waiting
  const changes = await readChanges(services, asked)
  await services.database.transaction().execute(async (transaction) => {
    const { acts, messages } = await readDue(transaction, asked)
    if (acts.length === 0) return
    const inside = { ...services, database: transaction }
    for (const message of messages) {
      await writeMessage(inside, transaction, { ...asked, ...message, changes })
    }
    await transaction
      .updateTable('notice')
      .set({ mail: null })
      .where('person', '=', asked.person)
      .where('act', 'in', acts)
      .where('mail', '=', 'due')
      .execute()
  })
}

/** The words that changed, of messages that tell of one thing. */
async function readChanges(services: Services, asked: Asked): Promise<Changes> {
  const { messages } = await readDue(services.database, asked)
  const changes = new Map<number, Change>()
  for (const { part } of messages) {
    const { lines } = groupNotices(part.rows, 2)
    const [row] = lines.length === 1 ? part.rows : []
    const change = row === undefined ? null : await changeOf(services, row)
    if (row !== undefined && change !== null) changes.set(row.act, change)
  }
  return changes
}

async function writeMessage(
  services: Omit<Services, 'library'>,
  transaction: Kysely<Tables>,
  {
    reader,
    zone,
    site,
    part,
    changes,
  }: Pick<Asked, 'zone' | 'site'> & {
    readonly reader: Reader
    readonly part: Part
    readonly changes: Changes
  },
): Promise<void> {
  const topic: Topic = part.kind === 'now' ? reasonOfNotice(part.of) : 'digest'
  const { lines: grouped, taken } = groupNotices(part.rows, MAX_LINES)
  const told = await toNotices(services, reader, grouped)
  const lines = told.map((line, at): ToldLine => {
    const row = grouped[at]?.[0]
    return row === undefined ? line : withAbout(line, row)
  })
  const [first, ...others] = lines
  if (first === undefined) return
  const only = others.length === 0 ? part.rows[0] : undefined
  const change = only === undefined ? undefined : changes.get(only.act)
  const data = {
    site: site.name,
    url: services.settings.url,
    name: reader.name,
    language: reader.language,
    lines: [change === undefined ? first : { ...first, change }, ...others],
    more: part.rows.length - taken,
    strip: only === undefined ? null : await stripOf(services, only),
    unsubscribe: unsubscribeLink(services, reader.address, topic),
    langs: new Map(part.rows.map(({ slug, page_lang: lang }) => [slug, lang ?? ''])),
  } as const
  const letter: Letter =
    part.kind === 'now'
      ? letterAtOnce(data)
      : letterOfTime(part.kind, {
          ...data,
          zone,
          waiting: await countWaiting(services, reader),
        })
  const id = services.newId()
  const queued = await queueMail(services, transaction, {
    id,
    to: reader.address,
    message: toMessage(letter),
    reason: topic,
  })
  if (queued !== 'queued') return
  await transaction
    .updateTable('notice')
    .set({ mail: id })
    .where('person', '=', reader.id)
    .where(
      'act',
      'in',
      part.rows.map(({ act }) => act),
    )
    .execute()
}
