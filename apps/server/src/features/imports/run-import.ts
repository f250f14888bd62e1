import { mkdir, rm } from 'node:fs/promises'
import type { ImportProgress } from '@forkshop/api'
import type {
  FetchedSource,
  GitImporter,
  ImportTerms,
  Person,
  SourceLimits,
  SourceReading,
  Staged,
  StagePlan,
} from '@forkshop/repository'
import { ForkshopError } from '@forkshop/domain'
import { pageIdOf } from '../../base/row-ids.ts'
import { actAlone } from '../../journal/act.ts'
import type { Services } from '../../records/services/services.ts'
import { importAct, recordImport, storeImport, tellImport } from './bring-in.ts'
import type { Network } from './check-address.ts'
import type { ImportRequest } from './import-request.ts'
import { makeReport, slugFinder } from './make-report.ts'
import { importFolder, writeManifest, type Manifest } from './manifest.ts'
import { offerChanges } from './offer-changes.ts'
import { importAuthor } from './operator.ts'
import { nameOfSource, openSource, type OpenedSource } from './open-source.ts'
import { planImport, type ImportPlan } from './plan-import.ts'
import { findAlready } from './plan/find-already.ts'
import { keepPlan } from './plan/keep-plan.ts'
import { makePlan } from './plan/make-plan.ts'
import { preparePages, readPages, toStagePlan, type PreparedPage } from './prepare-pages.ts'
import { rootOf } from './related-sources.ts'

/** What an import works with besides the library. */
export type ImportTools = {
  readonly importer: GitImporter
  readonly network: Network
  readonly signal: AbortSignal
  readonly onProgress: (progress: ImportProgress) => void
  /** Called when what follows can no longer be stopped. */
  readonly onStoring: () => void
}

const limits: SourceLimits = {
  timeMs: 15 * 60_000,
  packBytes: 500_000_000,
  commits: 100_000,
  texts: 10_000,
  textBytes: 1_000_000,
  pictureBytes: 5 * 1024 * 1024,
}

/**
 * Brings the texts of a source in as pages, or only says what it would do. Until it calls `onStoring` nothing of it is in the
 * library, and stopping it leaves nothing behind. Throws `RefusedSource`.
 */
export async function runImport(
  services: Services,
  request: ImportRequest,
  tools: ImportTools,
): Promise<void> {
  await mkdir(importFolder(services, request.id), { recursive: true })
  const by = importAuthor(services, request.importer)
  const opened = await openSource(request.source, by, tools)
  try {
    if (request.extent === 'plan') {
      await tellPlan(services, { request, opened, by, tools })
      return
    }
    const { manifest, plan, prepared, stagePlan } = await stageImport(services, {
      request,
      opened,
      by,
      tools,
    })
    tools.signal.throwIfAborted()
    tools.onStoring()
    tools.onProgress({ step: 'storing', done: 0, total: 0 })
    const hints = {
      revisions: stagePlan.revisions,
      pages: new Map(prepared.map((one) => [one.page, one])),
    }
    // Nothing can be stopped any more: from here on a start finishes the import.
    const outcome = await actAlone(services, importAct(request.id), {
      kind: 'import',
      payload: { import: request.id },
      git: () => storeImport(services, tools.importer, manifest, hints),
      rows: recordImport,
    })
    if (outcome.kind === 'busy') throw new ForkshopError('import-under-way', { import: request.id })
    await tellImport(services, outcome.made)
    await offerChanges(services, plan, { request, source: manifest.source.name })
  } finally {
    opened.close()
  }
}

type Opened = {
  readonly request: ImportRequest
  readonly opened: OpenedSource
  readonly by: Person
  readonly tools: ImportTools
}

/** Says what it would do; of what was fetched nothing is kept but a file that somebody brought. */
async function tellPlan(services: Services, work: Opened): Promise<void> {
  const { request, opened, tools } = work
  const { signal, onProgress } = tools
  const { plan, reading, source } = await readToPlan(services, work)
  const total = plan.pages.length
  const onRead = (done: number): void => onProgress({ step: 'reading', done, total })
  const facts = await readPages(services, plan, { signal, onRead })
  const slugOf = await slugFinder(services, plan.pages, new Map())
  const told = await makePlan({
    plan,
    facts,
    reading,
    losses: opened.losses,
    slugOf,
    findAlready: (texts) => findAlready(services, texts, { by: request.importer, signal }),
    signal,
  })
  signal.throwIfAborted()
  await rm(source.gitDirectory, { recursive: true })
  await keepPlan(services, request, told)
}

type StagedImport = {
  readonly manifest: Manifest
  readonly plan: ImportPlan
  readonly prepared: readonly PreparedPage[]
  readonly stagePlan: StagePlan
}

/** Everything that can be stopped. */
async function stageImport(services: Services, work: Opened): Promise<StagedImport> {
  const { request, by } = work
  const { importer, signal, onProgress } = work.tools
  const folder = importFolder(services, request.id)
  const { plan, reading, name, time, source, terms } = await readToPlan(services, work)
  const prepared = await preparePages(services, plan, { request, name, signal, onProgress })
  const stagePlan = toStagePlan(plan, prepared, { by, time, reason: name })
  const staged = await importer.stage(folder, stagePlan, {
    ...terms,
    gitDirectory: source.gitDirectory,
    onStaged: (done, total) => {
      const count = prepared.length
      const half = Math.round((count * done) / total)
      onProgress({ step: 'making', done: count + half, total: 2 * count })
    },
  })
  const report = await makeReport(services, { plan, prepared, reading, name, signal })
  const manifest: Manifest = {
    import: request.id,
    time: time.toISOString(),
    person: request.importer && { id: request.importer.id, name: request.importer.name },
    source: { name, root: rootOf(reading), commits: reading.commits.map(({ id }) => id) },
    staged: toPlain(staged),
    pages: prepared.map(({ page, slug, file, said }) => ({
      page,
      slug,
      path: file.path,
      ...(said !== null && { tip: file.tip }),
    })),
    known: toKnown(plan),
    report,
  }
  await writeManifest(folder, manifest)
  return { manifest, plan, prepared, stagePlan }
}

type ReadSource = {
  readonly plan: ImportPlan
  readonly reading: SourceReading
  readonly name: string
  readonly time: Date
  readonly source: FetchedSource
  readonly terms: ImportTerms
}

/** Fetches a source, reads its texts and finds out what is to become of each. */
async function readToPlan(
  services: Services,
  { request, opened, by, tools }: Opened,
): Promise<ReadSource> {
  const { importer, signal, onProgress } = tools
  const folder = importFolder(services, request.id)
  const name = nameOfSource(request.source)
  const time = services.clock()
  const terms: ImportTerms = {
    signal,
    limits,
    onFetched: (done) => onProgress({ step: 'fetching', done, total: 100 }),
  }
  onProgress({ step: 'fetching', done: 0, total: 0 })
  const source = await importer.fetch(opened.location, folder, terms)
  onProgress({ step: 'reading', done: 0, total: 0 })
  const read = await importer.read(source, { keepAddresses: request.keepAddresses }, terms)
  const reading = opened.named(read)
  const plan = await planImport(services, importer, {
    reading,
    name,
    isPlain: opened.isPlain,
    isOne: opened.isOne,
    by: request.importer,
    signal,
    chosen: typeof request.extent === 'string' ? null : request.extent,
    author: by,
    time,
  })
  return { plan, reading, name, time, source, terms }
}

function toPlain({ pages, moves, newLineages, knownLineages }: Staged): Manifest['staged'] {
  return {
    pages: [...pages],
    moves: [...moves],
    newLineages: [...newLineages],
    knownLineages: [...knownLineages],
  }
}

/** Pages that were there, with what they have of the source now. */
function toKnown({ others }: ImportPlan): Manifest['known'] {
  return others.flatMap(({ file, placement }) => {
    if (placement.kind === 'left') return []
    const { own } = placement
    const hasAll = placement.kind === 'move' || (placement.kind === 'same' && own.offered === null)
    const tip = hasAll ? file.tip : own.tip
    return [{ page: pageIdOf(own.page.id), path: file.path, former: own.path, tip }]
  })
}
