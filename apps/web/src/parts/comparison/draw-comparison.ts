import type { RenderedComparison, TextPlace } from '@forkshop/api'
import {
  agendaSentences,
  compareTexts,
  dayPairs,
  renderChanges,
  renderComparison,
  summarise,
  type Comparison,
  type Phrases,
  type RenderedChange,
} from '@forkshop/compare'

/**
 * What the server sends of two texts, of one that it does not hold: told in the language of the phrases. With the place
 * where the text before is read, what is the same is only counted. It brings the parsers of texts along: load it lazily.
 */
export const drawComparison = (
  before: string,
  after: string,
  { phrases, place }: { readonly phrases: Phrases; readonly place?: TextPlace },
): RenderedComparison => {
  const comparison = compareTexts(before, after)
  const { fields, agenda, degraded } = comparison
  return {
    summary: summarise(comparison, phrases),
    ...drawnChanges(before, after, comparison, place),
    fields: fields.map((field) => ({ ...field })),
    sentences: agendaSentences(comparison, phrases).map((sentence) => ({ ...sentence })),
    days: agenda.days.map((day) => ({ ...day })),
    agenda: {
      steps: agenda.steps.map((step) => ({ ...step })),
      days: dayPairs(comparison).map(({ before: old, after: now, block }) => ({
        block,
        title: (now ?? old)?.title ?? '',
        before: old === null ? null : { ...old, steps: [...old.steps] },
        after: now === null ? null : { ...now, steps: [...now.steps] },
      })),
    },
    degraded,
  }
}

const drawnChanges = (
  before: string,
  after: string,
  comparison: Comparison,
  place: TextPlace | undefined,
): Pick<RenderedComparison, 'changes' | 'unchanged' | 'unchangedIn'> => {
  if (place === undefined) {
    return { changes: renderComparison(before, after, comparison).map(toSent) }
  }
  const { changes, unchanged } = renderChanges(before, after, comparison)
  return {
    changes: changes.map(toSent),
    unchanged: unchanged.map((run) => ({ ...run })),
    unchangedIn: place,
  }
}

const toSent = (change: RenderedChange): RenderedComparison['changes'][number] => ({
  ...change,
  marks: [...change.marks],
  beforeMarks: [...change.beforeMarks],
  afterMarks: [...change.afterMarks],
})
