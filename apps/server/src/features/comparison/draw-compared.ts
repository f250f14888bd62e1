import type { Language } from '@forkshop/domain'
import type { RenderedComparison, TextPlace, DrawnAsked } from '@forkshop/api'
import type { DayPair, RenderedChange } from '@forkshop/compare'
import type { Services } from '../../records/services/services.ts'
import { comparePair, drawPair, type TextPair } from '../../texts/text-pair.ts'
import { toAgenda, toFields } from './comparison-answer.ts'
import { titlesOfNamed } from './named-pages.ts'
import { picturesOf, type ShownOn } from './pictures-of.ts'

/** For whom a comparison is drawn, and what of it. */
export type AskedDrawing = DrawnAsked & { readonly language: Language }

/** Two texts to be drawn. */
export type DrawnPair = TextPair & {
  /**
   * Where `viewBlocks` finds the text before: a revision that whoever may read the page may read. What is the same
   * stands in both texts, so that nobody comes to what only the other one says.
   */
  readonly unchangedIn: TextPlace
  readonly shownOn: ShownOn
}

/** Two texts compared and drawn for readers of a language. */
export async function drawComparison(
  services: Services,
  { unchangedIn, shownOn, ...pair }: DrawnPair,
  { language, unchanged, sides }: AskedDrawing,
): Promise<RenderedComparison> {
  const isWhole = unchanged === 'drawn'
  const isInOne = sides === 'none'
  const pictures = picturesOf(shownOn)
  const drawn = await drawPair(services, pair, { pictures, isWhole, isInOne })
  // what takes too long to be drawn may still be told in fields
  const { fields, agenda, degraded } = drawn ?? (await comparePair(services, pair))
  const told = drawn?.told[language]
  const { steps, days } = toAgenda(agenda)
  return {
    summary: told?.summary ?? '',
    changes: (drawn?.changes ?? []).map(toChangeView),
    ...(isWhole
      ? {}
      : { unchanged: (drawn?.unchanged ?? []).map((run) => ({ ...run })), unchangedIn }),
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
