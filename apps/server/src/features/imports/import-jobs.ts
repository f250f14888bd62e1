import { rm } from 'node:fs/promises'
import type { ImportProgress } from '@forkshop/api'
import { ForkshopError } from '@forkshop/domain'
import type { Selectable } from 'kysely'
import type { ImportTable } from '../../records/database/tables/import-tables.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import type { Network } from './check-address.ts'
import { toFailure, type ImportFailure } from './import-report.ts'
import type { Importer, ImportRequest } from './import-request.ts'
import { letSlugsGo } from '../../journal/kept-slugs.ts'
import { isOpen, tryLater } from '../../journal/left-work.ts'
import { importAct } from './bring-in.ts'
import { endImport } from './finish-imports.ts'
import { importFolder } from './manifest.ts'
import { nameOfSource } from './open-source.ts'
import type { Chosen } from './plan/choices.ts'
import { dropOldPlans, dropPlan, takePlan } from './plan/keep-plan.ts'
import { runImport } from './run-import.ts'

/** An import as it stands: its row, and how far it is while it is not over. */
export type ImportState = {
  readonly row: Selectable<ImportTable>
  readonly progress: ImportProgress | null
}

/** What is asked for; all of it is brought in where nothing else is said. */
type AskedImport = Omit<ImportRequest, 'id' | 'extent'> & Partial<Pick<ImportRequest, 'extent'>>

/** Imports of one server, one after the other. */
export type ImportJobs = {
  /** Starts an import, or lets it wait. Throws `too-many`, and `RefusedSource` for an address that is none. */
  readonly start: (request: AskedImport, id: string) => Promise<ImportState>
  /** Carries out what was planned; null where nothing is planned (any more). Throws `too-many`. */
  readonly carryOut: (
    id: string,
    chosen: { readonly chosen: Chosen; readonly importer: Importer },
  ) => Promise<ImportState | null>
  /** Null for an import that there never was. */
  readonly find: (id: string) => Promise<ImportState | null>
  /** Stops an import unless it is over or being stored, and forgets a plan; resolves when it has stopped. */
  readonly cancel: (id: string) => Promise<void>
  /** Resolves when an import is over. */
  readonly ended: (id: string) => Promise<void>
  /** Told of every step of an import that is not over. */
  readonly watch: (id: string, tell: (progress: ImportProgress) => void) => void
  /** Stops everything that can be stopped and waits for the rest. */
  readonly close: () => Promise<void>
}

type Job = {
  readonly abort: AbortController
  readonly ended: Promise<void>
  progress: ImportProgress
  isStoring: boolean
  tell: (progress: ImportProgress) => void
}

/** Waiting for the one that runs; each may hold an uploaded file. */
const MAX_WAITING = 5
const WAIT_SECONDS = 60

class Cancelled extends ForkshopError {
  constructor() {
    super('cancelled')
  }
}

/** The imports of a server; `network` is the real one but in tests. */
export function createImportJobs(services: Services, network: Network): ImportJobs {
  const jobs = new Map<string, Job>()
  const line: { last: Promise<void> } = { last: Promise.resolve() }

  const find = async (id: string): Promise<ImportState | null> => {
    const row = await services.database
      .selectFrom('import')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row === undefined ? null : { row, progress: jobs.get(id)?.progress ?? null }
  }

  const begin = (request: ImportRequest): Job => {
    const abort = new AbortController()
    const { promise, resolve } = Promise.withResolvers<void>()
    const job: Job = {
      abort,
      ended: promise,
      progress: { step: 'waiting', done: 0, total: 0 },
      isStoring: false,
      tell: () => {},
    }
    jobs.set(request.id, job)
    const before = line.last
    const stopped = new Promise<void>((stop) => {
      abort.signal.addEventListener('abort', () => stop(), { once: true })
    })
    const work = async (): Promise<void> => {
      await Promise.race([before, stopped])
      await carryOut(services, request, { job, network })
    }
    const over = work()
      .catch((error: unknown) => services.log.error({ error }, 'an import could not be ended'))
      .finally(() => {
        jobs.delete(request.id)
        resolve()
      })
    // One that was stopped while it waited is over before those in front of it.
    line.last = Promise.all([before, over]).then(() => undefined)
    return job
  }

  const requireRoom = (): void => {
    if (jobs.size <= MAX_WAITING) return
    throw new ProblemError('too-many', 'too-many-requests', { values: { seconds: WAIT_SECONDS } })
  }

  return {
    find,
    async start(given, id) {
      requireRoom()
      if (given.extent === 'plan') await dropOldPlans(services, given.importer?.id ?? null)
      const request = { extent: 'all' as const, ...given, id }
      const row = {
        id,
        person: given.importer?.id ?? null,
        source: nameOfSource(given.source),
        state: 'waiting',
        report: null,
        problem: null,
        created: services.clock().toISOString(),
        finished: null,
        plan: null,
        request: null,
      }
      await services.database.insertInto('import').values(row).execute()
      return { row, progress: begin(request).progress }
    },
    async carryOut(id, { chosen, importer }) {
      requireRoom()
      await jobs.get(id)?.ended
      const planned = await takePlan(services, id)
      if (planned === null) return null
      const { progress } = begin({ ...planned, id, importer, extent: chosen })
      const state = await find(id)
      return state && { ...state, progress }
    },
    async cancel(id) {
      const job = jobs.get(id)
      if (job === undefined) return dropPlan(services, id)
      if (job.isStoring) return
      job.abort.abort(new Cancelled())
      await job.ended
    },
    ended: async (id) => jobs.get(id)?.ended,
    watch(id, tell) {
      const job = jobs.get(id)
      if (job !== undefined) job.tell = tell
    },
    async close() {
      for (const job of jobs.values()) if (!job.isStoring) job.abort.abort(new Cancelled())
      await line.last
    },
  }
}

async function carryOut(
  services: Services,
  request: ImportRequest,
  { job, network }: { readonly job: Job; readonly network: Network },
): Promise<void> {
  const { importer } = services
  try {
    job.abort.signal.throwIfAborted()
    if (importer === null)
      return await end(services, request.id, { code: 'no-git', subject: 'git' })
    await setState(services, request.id, 'running')
    await runImport(services, request, {
      importer,
      network,
      signal: job.abort.signal,
      onProgress: (progress) => {
        job.progress = progress
        job.tell(progress)
      },
      onStoring: () => {
        job.isStoring = true
      },
    })
  } catch (error) {
    // What is being stored is finished as soon as that can be.
    const isBegun = job.isStoring && (await isOpen(services, importAct(request.id)))
    if (!isBegun) await giveUp(services, request, error)
    if (job.isStoring) throw error
  }
}

/** Without room even this may fail: then it is done later. */
async function giveUp(services: Services, { id }: ImportRequest, error: unknown): Promise<void> {
  const failure = error instanceof Cancelled ? null : toFailure(error)
  if (failure?.code === 'internal') services.log.error({ error }, 'an import failed')
  try {
    await undo(services, id, failure)
  } catch (cause) {
    tryLater(services, importAct(id), () => undo(services, id, { code: 'no-room', subject: '' }))
    throw cause
  }
}

async function undo(services: Services, id: string, failure: ImportFailure | null): Promise<void> {
  await letSlugsGo(services.database, { import: id })
  await rm(importFolder(services, id), { recursive: true, force: true })
  await end(services, id, failure)
}

const end = (services: Services, id: string, failure: ImportFailure | null): Promise<void> =>
  endImport(services.database, id, { failure, time: services.clock().toISOString() })

async function setState(services: Services, id: string, state: string): Promise<void> {
  await services.database.updateTable('import').set({ state }).where('id', '=', id).execute()
}
