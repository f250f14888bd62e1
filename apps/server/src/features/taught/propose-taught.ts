import type { CallInput, Proposal } from '@forkshop/api'
import {
  formatMinutes,
  ranTime,
  stepTurn,
  wordLimits,
  type AgendaEdit,
  type Language,
  type RanStep,
} from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import { requireAccount } from '../../base/http/signed-in.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { revisionIdOf } from '../../base/row-ids.ts'
import { sentencesIn, type SentenceKey } from '../../base/sentences.ts'
import { findNamedPage, type PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { refuseHeavy, runBounded } from '../../texts/text-work.ts'
import { findNamedEvent } from '../events/named-event.ts'
import { formatRunOf } from '../pages/shown/format-run.ts'
import { readPageAt } from '../pages/shown/show-page.ts'
import { makeProposal } from '../proposals/make-proposal.ts'
import { toProposal } from '../proposals/proposal-view.ts'
import { ranSteps, readKeptRun } from './ran-record.ts'
import { editsOf, plannedLength } from './step-edits.ts'
import { placesIn } from './step-places.ts'
import { programmeOf } from './view-taught.ts'
import { languageOf } from './write-report.ts'

type Wish = CallInput<'proposeTaught'>['body']

/** Proposes to a format what the day of an event taught, at the version that was run. Throws what a proposal refuses. */
export async function proposeTaught(
  services: Services,
  format: PageRow,
  { actor: asking, event: named, steps: chosen, title, reason }: { readonly actor: Actor } & Wish,
): Promise<Proposal> {
  const actor = requireAccount(asking)
  const event = await findNamedEvent(services, named, { page: format, actor })
  const kept = await readKeptRun(services, event.id)
  const ran = await formatRunOf(services, { page: event, facts: factsOfRow(event) }, actor)
  const readable = kept && (await programmeOf(services, kept.record, actor)) !== null
  if (kept === null || ran?.page.id !== format.id || !readable) {
    throw new ProblemError('not-open', 'run-not-closed')
  }
  const { record } = kept
  const ranPage = record.slug === null ? null : await findNamedPage(services, record.slug, actor)
  const isFormat = ranPage?.id === format.id && record.revision !== null
  const base = isFormat ? (record.revision ?? ran.revision) : ran.revision
  const shown = await readPageAt(services, format, base)
  const agenda = (await shown.reading())?.drawn.agenda.days ?? []
  const steps = ranSteps(record)
  const edits = editsOf(steps, placesIn(agenda, record), new Set(chosen))
  if (edits === null) throw refused('taught-no-difference')
  const written = await runBounded(services, { kind: 'edit-agenda', text: shown.text, edits })
  if (written === null) return refuseHeavy({ reason: 'too-heavy' })
  if (written.value === null) throw refused('taught-unsure')
  const differing = steps.filter(({ id }) => chosen.includes(id))
  const said = sayChanges(differing, edits, languageOf(format))
  const { t } = sentencesIn(languageOf(format))
  const row = await makeProposal(services, format, {
    text: written.value,
    base: revisionIdOf(base),
    title: title ?? titleOf(said, languageOf(format)),
    reason:
      reason ??
      t('taught.proposal.reason', { event: event.title, changes: said.join('\u202f; ') }).slice(
        0,
        wordLimits.message,
      ),
    actor,
    coAuthors: [],
    media: [],
    ideas: [],
    event: event.slug,
  })
  return toProposal(services, row)
}

/** A sentence a change, in the order of the day. */
function sayChanges(
  steps: readonly RanStep[],
  edits: readonly AgendaEdit[],
  language: Language,
): readonly string[] {
  const { t } = sentencesIn(language)
  return steps.map((step, at) => {
    const { planned, actual } = ranTime(step)
    const said = { step: step.step, to: formatMinutes(plannedLength(actual ?? 0)) }
    if (stepTurn(step) === 'skipped') return t('taught.proposal.remove', said)
    if (edits[at]?.kind === 'insert') return t('taught.proposal.insert', said)
    return planned === null
      ? t('taught.proposal.lengthAlone', said)
      : t('taught.proposal.length', { ...said, from: formatMinutes(planned) })
  })
}

const MAX_TITLE = 120

function titleOf([first = '', ...others]: readonly string[], language: Language): string {
  const { t } = sentencesIn(language)
  const n = others.length
  const title = n === 0 ? first : t('taught.proposal.others', { first, n }, n)
  return title.length <= MAX_TITLE ? title : `${title.slice(0, MAX_TITLE - 1).trimEnd()}…`
}

function refused(key: SentenceKey): ProblemError {
  const errors = [{ path: 'steps', code: key, message: 'No such difference.' }]
  return new ProblemError('invalid', key, { errors })
}
