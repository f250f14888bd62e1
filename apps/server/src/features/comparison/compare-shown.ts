import type { Language } from '@forkshop/domain'
import type { CallAnswer, CompareView, RenderedComparison } from '@forkshop/api'
import type { Comparison, DayPair, RenderedChange } from '@forkshop/compare'
import { kindOf } from '../../base/kind-of.ts'
import type { PageAt } from '../pages/shown/show-page.ts'
import {
  compareNamed,
  drawNamed,
  refuseHeavy,
  runHeavy,
  type NamedText,
} from '../../texts/text-work.ts'
import { blocksOf } from '../../texts/kept-texts.ts'
import { releaseRows } from '../../records/pages/versions.ts'
import { toRevisionView } from '../../records/pages/views.ts'
import type { Services } from '../../records/services/services.ts'
import { titlesOfNamed } from './named-pages.ts'

type ComparisonAnswer = CallAnswer<'comparePage'>
type Sides = { readonly from: PageAt; readonly to: PageAt }

/** What differs between two texts that were read. */
export async function compareShown(services: Services, sides: Sides): Promise<ComparisonAnswer> {
  return toAnswer(await compareNamed(services, named(sides.from), named(sides.to)))
}

/** The same, drawn as a page, with what is compared and the versions that could be. */
export async function viewCompared(
  services: Services,
  sides: Sides,
  { language, isWhole }: { readonly language: Language; readonly isWhole: boolean },
): Promise<CompareView> {
  const { from, to } = sides
  const drawn = await drawComparison(
    services,
    { before: named(from), after: named(to), shownOn: { slug: to.page.slug, at: to.revision } },
    language,
    isWhole,
  )
  const releases = await releaseRows(services, to.page)
  return {
    ...drawn,
    from: toEnd(from),
    to: toEnd(to),
    kind: kindOf(to.page),
    versions: releases.map(({ version, revision }) => ({ version, revision })),
  }
}

/**
 * Two texts compared and drawn for readers of a language. An id stands for its text for ever: give
 * a revision's id, or one made from the text (a hash) where no revision holds it. Unless `isWhole`,
 * most of what is the same is only counted.
 */
export async function drawComparison(
  services: Services,
  sides: {
    readonly before: NamedText
    readonly after: NamedText
    /** The page whose pictures the texts show, and the revision that has them (else the newest). */
    readonly shownOn?: { readonly slug: string; readonly at?: string }
  },
  language: Language,
  isWhole = true,
): Promise<RenderedComparison> {
  const drawn = await drawNamed(services, sides, { pictures: picturesOf(sides.shownOn), isWhole })
  // what takes too long to be drawn may still be told in fields
  const { fields, agenda, degraded } =
    drawn ?? (await compareNamed(services, sides.before, sides.after))
  const told = drawn?.told[language]
  const { steps, days } = toAgenda(agenda)
  return {
    summary: told?.summary ?? '',
    changes: (drawn?.changes ?? []).map(toChangeView),
    ...(isWhole ? {} : { unchanged: (drawn?.unchanged ?? []).map((run) => ({ ...run })) }),
    sentences: (told?.sentences ?? []).map((sentence) => ({ ...sentence })),
    fields: toFields(fields),
    titles: await titlesOfNamed(services, fields),
    days,
    agenda: { steps, days: (drawn?.days ?? []).map(toDayView) },
    degraded: degraded || drawn === null,
  }
}

function toChangeView(change: RenderedChange): RenderedComparison['changes'][number] {
  return {
    ...change,
    marks: [...change.marks],
    beforeMarks: [...change.beforeMarks],
    afterMarks: [...change.afterMarks],
  }
}

type DayView = RenderedComparison['agenda']['days'][number]

function toDayView({ before, after, block }: DayPair): DayView {
  return {
    block,
    title: (after ?? before)?.title ?? '',
    before: toDaySide(before),
    after: toDaySide(after),
  }
}

function toDaySide(day: DayPair['before']): DayView['before'] {
  if (day === null) return null
  const steps = day.steps.map((one) => ({
    start: one.start,
    durationMinutes: one.durationMinutes,
    step: one.step,
    ledBy: one.ledBy,
  }))
  return { start: day.start, end: day.end, totalMinutes: day.totalMinutes, steps }
}

/** A comparison in the shape of the contract. */
function toAnswer(comparison: Comparison): ComparisonAnswer {
  return {
    blocks: comparison.blocks.map((block) => ({
      ...block,
      words: block.words.map((word) => ({ ...word })),
    })),
    fields: toFields(comparison.fields),
    agenda: toAgenda(comparison.agenda),
    degraded: comparison.degraded,
  }
}

function toFields(fields: Comparison['fields']): ComparisonAnswer['fields'] {
  return fields.map((field) => ({ ...field }))
}

function toAgenda({ steps, days }: Comparison['agenda']): ComparisonAnswer['agenda'] {
  return {
    steps: steps.map((step) => ({ ...step, changes: { ...step.changes } })),
    days: days.map((day) => ({ ...day })),
  }
}

/** Blocks of a text in a row, as HTML. Throws `busy` or `too-large` when it takes too long. */
export async function drawBlocksOf(
  services: Services,
  { page, revision, text }: PageAt,
  range: { readonly first: number; readonly count: number },
): Promise<string> {
  const pictures = picturesOf({ slug: page.slug, at: revision })
  const blocks = blocksOf(services, { page: page.id, text })
  const outcome = await runHeavy(services, {
    kind: 'draw-blocks',
    text,
    blocks,
    pictures,
    ...range,
  })
  return outcome.kind === 'draw-blocks' ? outcome.value : refuseHeavy(outcome)
}

function picturesOf(shownOn: { readonly slug: string; readonly at?: string } | undefined) {
  if (shownOn === undefined) return { before: 'media/', after: '' }
  const after = shownOn.at === undefined ? '' : `?at=${shownOn.at}`
  return { before: `/api/v1/pages/${shownOn.slug}/media/`, after }
}

function named(shown: PageAt): NamedText {
  return { id: shown.revision, text: shown.text, page: shown.page.id }
}

function toEnd({ page, version, recorded }: PageAt): CompareView['from'] {
  const { slug, title, lang } = page
  return { slug, title, lang, version, revision: toRevisionView(recorded) }
}
