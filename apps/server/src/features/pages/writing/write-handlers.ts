import { fieldSource, withFields } from '@forkshop/document'
import { authorOf } from '../../../records/accounts/author.ts'
import { sentencesIn } from '../../../base/sentences.ts'
import { requireAccountId } from '../../../base/http/actor-id.ts'
import type { Actor, Handlers } from '../../../base/http/handler.ts'
import { ProblemError } from '../../../base/problem-error.ts'
import { onPageOf } from '../../../records/pages/on-page.ts'
import type { Services } from '../../../records/services/services.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { answerMade, type SetHeader } from './answer-made.ts'
import { describePages } from './describe-pages.ts'
import { makeFork, makePage } from './make-page.ts'
import { publishText, requirePublished, type PublishOutcome } from './publish.ts'
import { problemsOf } from './saying.ts'
import { releasePage } from '../release/release-page.ts'
import { pageIdOf, revisionIdOf } from '../../../base/row-ids.ts'
import { readPageAt } from '../shown/show-page.ts'
import { restoreRevision, undoRevision } from './take-back.ts'
import { releaseRows, toVersionEntries } from '../../../records/pages/versions.ts'
import { toRevisionView } from '../../../records/pages/views.ts'
import { withdrawVersion } from '../release/withdraw-version.ts'

type WriteRoutes =
  | 'createPage'
  | 'describePages'
  | 'forkPage'
  | 'publishPage'
  | 'undoRevision'
  | 'restoreRevision'
  | 'releaseVersion'
  | 'withdrawVersion'

/** Answers every call that makes a page, a revision or a version. */
export function writeHandlers(services: Services): Handlers<WriteRoutes> {
  const words = (actor: Actor, reason: string) => ({ reason, author: authorOf(services, actor) })
  const onPage = onPageOf(services)
  return {
    async createPage({ body }, { actor, language, setHeader }) {
      const reason = body.reason ?? sentencesIn(language).t('page.firstReason')
      const made = await makePage(services, {
        ...words(actor, reason),
        text: body.text,
        slug: body.slug,
        maintainer: requireAccountId(actor),
      })
      return answerMade(services, { made, actor, setHeader })
    },

    async describePages({ body }, { actor, language }) {
      const { pages, ...saying } = body
      const errors = problemsOf(saying, '')
      if (errors.length > 0) throw new ProblemError('invalid', 'code.invalid', { errors })
      const reason = sentencesIn(language).t('page.saidReason')
      const description = { ...words(actor, reason), saying, actor }
      return { items: await describePages(services, pages, description) }
    },

    forkPage: onPage('forkPage', async ({ body }, { actor, setHeader, page }) => {
      const shown = await readPageAt(services, page, body.at)
      const made = await makeFork(services, {
        ...words(actor, body.reason),
        text: withTitle(shown.text, body.title),
        slug: body.slug,
        maintainer: requireAccountId(actor),
        origin: page,
        revision: shown.revision,
        version: shown.version,
      })
      return answerMade(services, { made, actor, setHeader })
    }),

    publishPage: onPage('publishPage', async ({ body }, { actor, setHeader, page }) => {
      const { text } = body
      const base = revisionIdOf(body.base)
      const outcome = await publishText(services, {
        ...words(actor, body.reason),
        page,
        text,
        base,
      })
      return answerPublished(services, { page, outcome, setHeader })
    }),

    undoRevision: onPage('undoRevision', async ({ params, body }, { actor, setHeader, page }) => {
      const revision = revisionIdOf(params.id)
      const outcome = await undoRevision(services, { ...words(actor, body.reason), page, revision })
      return answerPublished(services, { page, outcome, setHeader })
    }),

    restoreRevision: onPage(
      'restoreRevision',
      async ({ params, body }, { actor, setHeader, page }) => {
        const revision = revisionIdOf(params.id)
        const request = { ...words(actor, body.reason), page, revision }
        const outcome = await restoreRevision(services, request)
        return answerPublished(services, { page, outcome, setHeader })
      },
    ),

    releaseVersion: onPage('releaseVersion', async ({ body }, { actor, page }) => {
      const { revision } = await readPageAt(services, page, body.at)
      const { level, notes } = body
      const by = authorOf(services, actor)
      const version = await releasePage(services, { page, revision, level, notes, by })
      return answerVersion(services, page, version)
    }),

    withdrawVersion: onPage(
      'withdrawVersion',
      async ({ params: { version }, body }, { actor, page }) => {
        const by = authorOf(services, actor)
        await withdrawVersion(services, page, { version, reason: body.reason, by })
        return answerVersion(services, page, version)
      },
    ),
  }
}

async function answerVersion(services: Services, page: PageRow, version: string) {
  const wanted = (await releaseRows(services, page)).filter((row) => row.version === version)
  const [entry] = await toVersionEntries(services, page, wanted)
  if (entry === undefined) throw new ProblemError('internal', 'code.internal')
  return entry
}

async function answerPublished(
  services: Services,
  {
    page,
    outcome,
    setHeader,
  }: {
    readonly page: PageRow
    readonly outcome: PublishOutcome
    readonly setHeader: SetHeader
  },
) {
  const published = requirePublished(outcome)
  const revision = await services.library.revision(pageIdOf(page.id), published.revision)
  if (revision === null) throw new ProblemError('internal', 'code.internal')
  setHeader('Forkshop-Revision', published.revision)
  return {
    revision: toRevisionView(revision),
    merged: published.kind === 'published' && published.merged,
    unchanged: published.kind === 'unchanged',
  }
}

function withTitle(text: string, title: string | undefined): string {
  return title === undefined
    ? text
    : withFields(text, new Map([['title', fieldSource('title', title)]]))
}
