import type { Language } from '@forkshop/domain'
import { mkdir, rename, rm } from 'node:fs/promises'
import { isIP } from 'node:net'
import path from 'node:path'
import type { Import, ImportReport } from '@forkshop/api'
import { RefusedSource } from '@forkshop/repository'
import { z } from 'zod'
import type { Actor, Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { isSentenceKey, sentence, sentencesIn } from '../../base/sentences.ts'
import { SpooledFile } from '../../base/http/upload.ts'
import { titlesOfPages } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import type { ImportJobs, ImportState } from './import-jobs.ts'
import { parseFailure, parseReport, toFailure, type ImportFailure } from './import-report.ts'
import type { ImportSource } from './import-request.ts'
import { importFolder } from './manifest.ts'
import { requireGoodChoices } from './plan/choices.ts'
import { parsePlan } from './plan/keep-plan.ts'

const addressSchema = z.object({ address: z.string() })

/** Answers the calls about imports. */
export function importHandlers(
  services: Services,
  jobs: ImportJobs,
): Handlers<'createImport' | 'getImport' | 'cancelImport' | 'carryOutImport'> {
  const reach = async (id: string, actor: Actor): Promise<ImportState> => {
    const found = await jobs.find(id)
    const isTheirs = actor.kind === 'account' && (actor.admin || found?.row.person === actor.id)
    if (found === null || !isTheirs) throw new ProblemError('not-found', 'import-not-found')
    return found
  }

  return {
    async createImport({ query, body }, { actor, language, setHeader }) {
      if (actor.kind !== 'account') throw new ProblemError('not-signed-in', 'sign-in-needed')
      const id = services.newId()
      const source = await takeSource(services, id, body)
      const keepAddresses = query.addresses === 'kept'
      try {
        const extent = query.plan === 'asked' ? 'plan' : 'all'
        const started = await jobs.start({ source, keepAddresses, importer: actor, extent }, id)
        setHeader('Location', `/api/v1/imports/${id}`)
        return await viewImport(services, started, readerOf(actor, language))
      } catch (error) {
        await rm(importFolder(services, id), { recursive: true, force: true })
        if (error instanceof RefusedSource) throw refused(toFailure(error), language)
        throw error
      }
    },

    async getImport({ params }, { actor, language }) {
      return viewImport(services, await reach(params.id, actor), readerOf(actor, language))
    },

    async cancelImport({ params }, { actor, language }) {
      await reach(params.id, actor)
      await jobs.cancel(params.id)
      return viewImport(services, await reach(params.id, actor), readerOf(actor, language))
    },

    async carryOutImport({ params, body }, { actor, language }) {
      await reach(params.id, actor)
      if (actor.kind !== 'account') throw new ProblemError('not-signed-in', 'sign-in-needed')
      requireGoodChoices(body)
      const texts = new Map(body.pages.map(({ path: at, ...saying }) => [at, saying]))
      const reason = sentencesIn(language).t('import-said')
      const carried = { chosen: { texts, reason }, importer: actor }
      const state = await jobs.carryOut(params.id, carried)
      if (state === null) throw new ProblemError('not-open', 'import-not-planned')
      return viewImport(services, state, readerOf(actor, language))
    },
  }
}

/** The source that a request names or brings; a file is kept where its import works. */
async function takeSource(services: Services, id: string, body: unknown): Promise<ImportSource> {
  if (!(body instanceof SpooledFile)) {
    return { kind: 'address', url: addressSchema.parse(body).address }
  }
  const folder = importFolder(services, id)
  const file = path.join(folder, 'upload')
  await mkdir(folder, { recursive: true })
  await rename(body.path, file)
  return { kind: 'file', file, name: path.basename(body.filename) || 'upload' }
}

/** Who reads of an import: which names there are on the network of the server is for admins alone. */
export type ImportReader = { readonly language: Language; readonly isAdmin: boolean }

function readerOf(actor: Actor, language: Language): ImportReader {
  return { language, isAdmin: actor.kind === 'account' && actor.admin }
}

/** An import as its caller sees it. */
export async function viewImport(
  services: Services,
  { row, progress }: ImportState,
  reader: ImportReader,
): Promise<Import> {
  const { language } = reader
  const isOver = progress === null
  const report =
    isOver && row.report !== null ? inLanguage(parseReport(row.report), language) : null
  const state = isOver ? row.state : progress.step === 'waiting' ? 'waiting' : 'running'
  return {
    id: row.id,
    source: row.source,
    state: stateSchema.parse(state),
    progress,
    plan: isOver && row.plan !== null ? parsePlan(row.plan) : null,
    report,
    titles: await titlesOfPages(services, report?.pages.map(({ slug }) => slug) ?? []),
    problem:
      isOver && row.problem !== null
        ? toTold(toKnown(parseFailure(row.problem), reader), language)
        : null,
    created: row.created,
    finished: isOver ? row.finished : null,
  }
}

function inLanguage(report: ImportReport, language: Language): ImportReport {
  if (language === 'en') return report
  const warnings = report.warnings.map((one) => ({
    ...one,
    message: sentence(language, `field.${one.code}`) ?? one.message,
  }))
  return { ...report, warnings }
}

const stateSchema = z.enum(['waiting', 'running', 'planned', 'done', 'failed', 'cancelled'])

/** What a reader may know of a failure: that a name leads into this network is no more than that it leads nowhere. */
function toKnown(failure: ImportFailure, { isAdmin }: ImportReader): ImportFailure {
  const tellsOfName = failure.code === 'private-network' && isIP(failure.subject) === 0
  return tellsOfName && !isAdmin ? { ...failure, code: 'not-found' } : failure
}

/** A failure in the words of a language. */
export function toTold(failure: ImportFailure, language: Language): NonNullable<Import['problem']> {
  const { code, subject } = failure
  return { code, detail: sentence(language, `import.${code}`, { subject }) ?? code }
}

function refused(failure: ImportFailure, language: Language): ProblemError {
  const { code, detail } = toTold(failure, language)
  const key = `import.${code}`
  return new ProblemError('invalid', isSentenceKey(key) ? key : 'code.invalid', {
    values: { subject: failure.subject },
    errors: [{ path: 'address', message: detail }],
  })
}
