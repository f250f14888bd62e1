import type { Services } from '../../records/services/services.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { dropPending, mediaNamesIn } from './pending.ts'

/** How long a picture waits for a text that names it. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000

/**
 * Forgets pictures that were uploaded long ago and that no text came for: neither a revision, nor an
 * open proposal, nor a draft that is open or can be taken back names them, nor a checkpoint of one. Answers
 * how many.
 */
export async function sweepPending(services: Services): Promise<number> {
  const since = new Date(services.clock().getTime() - KEPT_MS).toISOString()
  const old = await services.database
    .selectFrom('media')
    .select(['page', 'name'])
    .where('uploaded', '<', since)
    .execute()
  let swept = 0
  for (const [page, rows] of Map.groupBy(old, (row) => row.page)) {
    const isNamed = await namesOf(services, page)
    const unused = rows.filter(({ name }) => !isNamed(name))
    await dropPending(services, page, unused)
    swept += unused.length
  }
  if (swept > 0) services.log.info({ swept }, 'pictures that no text names forgotten')
  return swept
}

/** Tells whether an open proposal or draft of a page names a picture. */
async function namesOf(services: Services, page: string): Promise<(name: string) => boolean> {
  const [proposed, drafted] = await Promise.all([
    namesInProposals(services, page),
    bytesOfDrafts(services, page),
  ])
  // A Yjs update holds an address in one piece, as UTF-8; to look for it is cheaper than to build the draft.
  return (name) => proposed.has(name) || drafted.some((bytes) => bytes.includes(name))
}

async function namesInProposals(services: Services, page: string): Promise<ReadonlySet<string>> {
  const open = await services.database
    .selectFrom('proposal')
    .select('head')
    .where('page', '=', page)
    .where('state', '=', 'open')
    .execute()
  const texts = await Promise.all(
    open.map(({ head }) => services.library.readText(pageIdOf(page), revisionIdOf(head))),
  )
  return new Set(texts.flatMap((text) => mediaNamesIn(text ?? '')))
}

async function bytesOfDrafts(services: Services, page: string): Promise<readonly Buffer[]> {
  const { database } = services
  const open = database
    .selectFrom('draft')
    .select('id')
    .where('page', '=', page)
    .where((eb) =>
      eb.or([
        eb('closed', 'is', null),
        eb('id', 'in', eb.selectFrom('discarded_draft').select('draft')),
      ]),
    )
  const [snapshots, checkpoints, entries] = await Promise.all([
    database.selectFrom('draft_snapshot').select('payload').where('draft', 'in', open).execute(),
    database.selectFrom('draft_checkpoint').select('payload').where('draft', 'in', open).execute(),
    database.selectFrom('draft_log').select('payload').where('draft', 'in', open).execute(),
  ])
  return [...snapshots, ...checkpoints, ...entries].map(({ payload }) => Buffer.from(payload))
}
