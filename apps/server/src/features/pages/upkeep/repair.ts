import { ForkshopError } from '@forkshop/domain'
import type { Services } from '../../../records/services/services.ts'
import { endStart, resumeStart } from '../../../records/pages/close-start.ts'
import { recordChange } from '../../../records/pages/change-log.ts'
import { happeningsOf, mirrorDeletion, mirrorMeta, recordSetting } from '../settings/change-meta.ts'
import { factsToIndex } from '../../../records/pages/facts-of-text.ts'
import type { Finish, Finishers } from '../../../journal/finish.ts'
import { insertPage } from '../../../records/pages/page-insert.ts'
import { writeReleases } from '../../../records/pages/release-rows.ts'
import { lineageIdOf, pageIdOf } from '../../../base/row-ids.ts'
import { acceptedNumber } from '../../../records/pages/own-history.ts'
import { recordMade } from '../../../records/notices/record-made.ts'
import { recordPublished } from '../../../records/notices/record-published.ts'
import { takeBackActs } from '../../../records/notices/take-back-acts.ts'
import { recordRelease } from '../../../records/notices/record-release.ts'
import { syncRow } from '../../../records/pages/sync-row.ts'

const finishCreation: Finish<'create'> = async (services, { originVersion, ...made }) => {
  const page = pageIdOf(made.page)
  const [meta, head] = await Promise.all([
    services.library.readMeta(page),
    services.library.head(page),
  ])
  if (head === null) return { rows: (transaction) => resumeStart(transaction, page) }
  if (meta === null || (await hasRow(services, page))) return null
  const first = await services.library.revision(page, head)
  const text = await services.library.readText(page, head)
  if (first === null || text === null) throw new ForkshopError('missing-revision', { page })
  const lineage = lineageIdOf(made.lineage)
  const facts = await factsToIndex(services, { page, text, slug: meta.slug }, { patient: true })
  return {
    rows: async (transaction) => {
      await insertPage(transaction, { lineage, meta, facts, first, originVersion })
      await recordMade(transaction, { meta, facts, first })
      await endStart(transaction, page)
    },
  }
}

/** The revision that was announced is found by its parent and what was said of it. */
const finishPublication: Finish<'publish'> = async (services, { page, from, undoes, ...said }) => {
  await syncRow(services, page)
  const { items } = await services.library.history(pageIdOf(page), { limit: 100 })
  const second = (time: string) => Math.floor(Date.parse(time) / 1000)
  const made = items.find(
    (revision) =>
      revision.parents[0] === from &&
      revision.author.email === said.email &&
      second(revision.time) === second(said.time),
  )
  if (made === undefined) return null
  const proposal = acceptedNumber(made)
  const kind = proposal === null ? 'published' : 'accepted'
  const { time, reason } = said
  const happening = { kind, page, person: made.author, time, reason, proposal } as const
  return {
    rows: async (transaction) => {
      await recordChange(transaction, happening)
      if (proposal !== null) return
      const told = { page, revision: made.id, base: from, person: made.author, time, reason }
      await recordPublished(transaction, told)
      if (undoes !== undefined) await takeBackActs(transaction, { page, revision: undoes, time })
    },
  }
}

const finishRelease: Finish<'release'> = async (services, { page, version }) => {
  const releases = await services.library.releases(pageIdOf(page))
  const made = releases.find((one) => one.version === version && one.withdrawn === null)
  return {
    rows: async (transaction) => {
      await writeReleases(transaction, page, releases)
      if (made !== undefined) await recordRelease(transaction, { page, ...made })
    },
  }
}

const finishSettings: Finish<'meta'> = async (services, { page, as }) => {
  const meta = await services.library.readMeta(pageIdOf(page))
  if (meta === null) return null
  const time = services.clock().toISOString()
  return {
    rows: async (transaction) => {
      const row = await transaction
        .selectFrom('page')
        .select(['slug', 'deleted'])
        .where('id', '=', page)
        .executeTakeFirst()
      await mirrorMeta(transaction, meta, time)
      await mirrorDeletion(transaction, meta, time)
      if (row === undefined || as === undefined) return
      for (const kind of happeningsOf(row, meta)) {
        await recordSetting(transaction, page, { kind, as })
      }
    },
  }
}

async function hasRow(services: Services, page: string): Promise<boolean> {
  const row = await services.database
    .selectFrom('page')
    .select('id')
    .where('id', '=', page)
    .executeTakeFirst()
  return row !== undefined
}

/** How what was cut short of making, publishing, releasing and setting pages is finished. */
export const pageWork: Finishers = {
  create: finishCreation,
  publish: finishPublication,
  release: finishRelease,
  meta: finishSettings,
}
