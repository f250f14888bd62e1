import type { AgendaView } from '@forkshop/api'
import { parseBlocks } from '@forkshop/document'
import { agendaOf } from '@forkshop/domain'
import {
  compareTexts,
  findPassage,
  mergeTexts,
  newTextCache,
  traceBack,
  type FoundPassage,
  type PassagePlace,
  type PassageSpan,
  type PassageStep,
  type TextCache,
} from '@forkshop/compare'
import { sidedMerge, type MergedTexts, type SidedText } from './sided-merge.ts'
import {
  drawBlocks,
  drawComparison,
  type BlocksJob,
  type ComparisonJob,
  type DrawnComparison,
} from './draw-comparison.ts'
import { runDraftJob, sizeOfDraftJob, type DraftJob, type DraftResult } from './draft-jobs.ts'
import { runLine, type LineJob, type LineState } from './line-job.ts'
import { toAgendaView } from './agenda-view.ts'
import { countPassages, type TextPair } from './count-passages.ts'
import { drawArticle, type Article, type ArticleJob } from './draw-article.ts'
import { readFacts, type PageFacts } from './page-facts.ts'

/** Pure work on texts that may be long: what a worker thread is asked, and what it answers. */
export type TextJob =
  | { readonly kind: 'compare'; readonly before: string; readonly after: string }
  | ({ readonly kind: 'draw' } & ComparisonJob)
  | ({ readonly kind: 'draw-blocks' } & BlocksJob)
  | {
      readonly kind: 'merge'
      readonly base: string
      readonly ours: string
      readonly theirs: string
    }
  | ({ readonly kind: 'merge-sides' } & MergedTexts)
  | { readonly kind: 'facts'; readonly text: string; readonly slug: string }
  | ({ readonly kind: 'article' } & ArticleJob)
  | ({ readonly kind: 'line' } & LineJob)
  | { readonly kind: 'blocks'; readonly text: string }
  | { readonly kind: 'agenda'; readonly text: string }
  | { readonly kind: 'count'; readonly pairs: readonly TextPair[] }
  | { readonly kind: 'find-passage'; readonly text: string; readonly place: PassagePlace }
  | {
      readonly kind: 'trace-passage'
      /** Each older than the one before. */
      readonly texts: readonly string[]
      /** The passage in the first of them. */
      readonly span: PassageSpan
    }
  | DraftJob

export type TextResult =
  | { readonly kind: 'compare'; readonly value: ReturnType<typeof compareTexts> }
  | { readonly kind: 'draw'; readonly value: DrawnComparison }
  | { readonly kind: 'draw-blocks'; readonly value: string }
  | { readonly kind: 'merge'; readonly value: ReturnType<typeof mergeTexts> }
  | { readonly kind: 'merge-sides'; readonly value: SidedText }
  | { readonly kind: 'facts'; readonly value: PageFacts }
  | { readonly kind: 'article'; readonly value: Article }
  | { readonly kind: 'line'; readonly value: readonly LineState[] }
  | { readonly kind: 'blocks'; readonly value: readonly Span[] }
  | { readonly kind: 'agenda'; readonly value: AgendaView }
  | { readonly kind: 'count'; readonly value: readonly number[] }
  | { readonly kind: 'find-passage'; readonly value: FoundPassage | null }
  | { readonly kind: 'trace-passage'; readonly value: readonly PassageStep[] }
  | DraftResult

/** A part of a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number }

/** Does a job where it stands; what was read of its texts is taken from `texts`, and kept there. */
export function runTextJob(job: TextJob, texts: TextCache = newTextCache()): TextResult {
  switch (job.kind) {
    case 'compare':
      return { kind: 'compare', value: compareTexts(job.before, job.after, texts) }
    case 'draw':
      return { kind: 'draw', value: drawComparison(job, texts) }
    case 'draw-blocks':
      return { kind: 'draw-blocks', value: drawBlocks(job, texts) }
    case 'merge':
      return { kind: 'merge', value: mergeTexts(job.base, job.ours, job.theirs, texts) }
    case 'facts':
      return { kind: 'facts', value: readFacts(job.text, job.slug) }
    case 'article':
      return { kind: 'article', value: drawArticle(job) }
    case 'line':
      return { kind: 'line', value: runLine(job) }
    case 'blocks':
      return {
        kind: 'blocks',
        value: parseBlocks(job.text).map(({ start, end }) => ({ start, end })),
      }
    case 'agenda':
      return { kind: 'agenda', value: toAgendaView(agendaOf(job.text)) }
    case 'count':
      return { kind: 'count', value: countPassages(job.pairs) }
    case 'find-passage':
      return { kind: 'find-passage', value: findPassage(job.text, job.place, texts) }
    case 'trace-passage':
      return { kind: 'trace-passage', value: traceBack(job.texts, job.span, texts) }
    case 'merge-sides':
      return { kind: 'merge-sides', value: sidedMerge(job, texts) }
    case 'seed-draft':
    case 'write-draft':
    case 'rebase-draft':
      return runDraftJob(job)
  }
}

/** How long the texts of a job are that its work grows with, in UTF-16 units. */
export function sizeOfJob(job: TextJob): number {
  switch (job.kind) {
    case 'merge':
    case 'merge-sides':
      return Math.max(job.base.length, job.ours.length, job.theirs.length)
    case 'facts':
    case 'article':
    case 'blocks':
    case 'agenda':
    case 'draw-blocks':
    case 'find-passage':
      return job.text.length
    case 'count':
      return job.pairs.reduce((sum, { before, after }) => sum + before.length + after.length, 0)
    case 'line':
      return job.steps.reduce((sum, { text }) => sum + text.length, 0)
    case 'trace-passage':
      return job.texts.reduce((sum, text) => sum + text.length, 0)
    case 'seed-draft':
    case 'write-draft':
    case 'rebase-draft':
      return sizeOfDraftJob(job)
    default:
      return Math.max(job.before.length, job.after.length)
  }
}
