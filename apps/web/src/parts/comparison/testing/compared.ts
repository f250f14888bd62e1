import type { RenderedComparison } from '@forkshop/api'
import {
  agendaSentences,
  compareTexts,
  dayPairs,
  loadPhrases,
  renderChanges,
  renderComparison,
  type RenderedChange,
  summarise,
} from '@forkshop/compare'

const english = await loadPhrases('en')

/** The same where what is the same is only counted; the text before is that of `a` at a revision. */
export const counted = (before: string, after: string, at = '1.0'): RenderedComparison => {
  const { changes, unchanged } = renderChanges(before, after, compareTexts(before, after))
  return {
    ...compared(before, after),
    changes: changes.map(toSent),
    unchanged: unchanged.map((run) => ({ ...run })),
    unchangedIn: { slug: 'a', at },
  }
}

const toSent = (change: RenderedChange): RenderedComparison['changes'][number] => ({
  ...change,
  marks: [...change.marks],
  beforeMarks: [...change.beforeMarks],
  afterMarks: [...change.afterMarks],
})

/** What the server sends of two texts, told in English. */
export const compared = (before: string, after: string): RenderedComparison => {
  const comparison = compareTexts(before, after)
  const { fields, agenda, degraded } = comparison
  return {
    summary: summarise(comparison, english),
    changes: renderComparison(before, after, comparison).map(toSent),
    fields: fields.map((field) => ({ ...field })),
    sentences: agendaSentences(comparison, english).map((sentence) => ({ ...sentence })),
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
