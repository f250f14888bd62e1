import {
  compareTexts,
  countUpstream,
  findPassage,
  likePassages,
  mergeTexts,
  mergeTogether,
  newTextCache,
  traceBack,
  type Comparison,
  type FoundPassage,
  type LikePassages,
  type MergedTogether,
  type OwnChange,
  type PassagePlace,
  type PassageSpan,
  type PassageStep,
  type TextCache,
  type UpstreamCounts,
  type UpstreamTexts,
} from '@forkshop/compare'
import { withSection, type OwnSection, type Section, type WrittenSection } from '@forkshop/document'
import { editAgenda, type AgendaEdit } from '@forkshop/domain'
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
import { recallPacked, withBlocks, type ComparedTexts, type WithBlocks } from './known-blocks.ts'
import { readToPrepare, type ToPrepare } from './preparation-job.ts'
import {
  runTake,
  runUpstream,
  type ShownUpstream,
  type TakeJob,
  type Taken,
  type UpstreamJob,
} from './upstream-job.ts'
import { runTranslation, type TranslationJob, type TranslationWork } from './translation-job.ts'
import { readText, readToShow, type MadeOfText, type ReadJob, type ReadText } from './read-text.ts'

/** Pure work on texts that may be long: what a worker thread is asked, and what it answers. */
export type TextJob =
  | ({ readonly kind: 'compare' } & ComparedTexts)
  | ({ readonly kind: 'draw' } & ComparisonJob)
  | ({ readonly kind: 'draw-blocks' } & BlocksJob)
  | {
      readonly kind: 'merge'
      readonly base: string
      readonly ours: string
      readonly theirs: string
    }
  | {
      readonly kind: 'merge-together'
      readonly page: string
      readonly changes: readonly OwnChange[]
    }
  | ({ readonly kind: 'merge-sides' } & MergedTexts)
  | ({ readonly kind: 'read'; readonly slug: string } & ReadJob)
  | ({ readonly kind: 'read-to-show' } & ReadJob)
  | { readonly kind: 'to-prepare'; readonly text: string }
  | ({ readonly kind: 'line' } & LineJob)
  | { readonly kind: 'upstream'; readonly forks: readonly UpstreamTexts[] }
  | ({ readonly kind: 'show-upstream' } & UpstreamJob)
  | ({ readonly kind: 'take-over' } & TakeJob)
  | ({ readonly kind: 'translation' } & TranslationJob)
  | { readonly kind: 'find-passage'; readonly text: string; readonly place: PassagePlace }
  | {
      readonly kind: 'trace-passage'
      /** Each older than the one before. */
      readonly texts: readonly string[]
      /** The passage in the first of them. */
      readonly span: PassageSpan
    }
  | { readonly kind: 'like-passages'; readonly text: string; readonly said: string }
  | { readonly kind: 'edit-agenda'; readonly text: string; readonly edits: readonly AgendaEdit[] }
  | {
      readonly kind: 'write-section'
      readonly text: string
      readonly section: Section | OwnSection
    }
  | DraftJob

export type TextResult =
  | { readonly kind: 'compare'; readonly value: WithBlocks<Comparison> }
  | { readonly kind: 'draw'; readonly value: WithBlocks<DrawnComparison> }
  | { readonly kind: 'draw-blocks'; readonly value: string }
  | { readonly kind: 'merge'; readonly value: ReturnType<typeof mergeTexts> }
  | { readonly kind: 'merge-together'; readonly value: MergedTogether }
  | { readonly kind: 'merge-sides'; readonly value: SidedText }
  | { readonly kind: 'read'; readonly value: ReadText }
  | { readonly kind: 'read-to-show'; readonly value: MadeOfText }
  | { readonly kind: 'to-prepare'; readonly value: ToPrepare }
  | { readonly kind: 'line'; readonly value: readonly LineState[] }
  | { readonly kind: 'upstream'; readonly value: readonly UpstreamCounts[] }
  | { readonly kind: 'show-upstream'; readonly value: ShownUpstream }
  | { readonly kind: 'take-over'; readonly value: Taken }
  | { readonly kind: 'translation'; readonly value: TranslationWork }
  | { readonly kind: 'find-passage'; readonly value: FoundPassage | null }
  | { readonly kind: 'trace-passage'; readonly value: readonly PassageStep[] }
  | { readonly kind: 'like-passages'; readonly value: LikePassages }
  | { readonly kind: 'edit-agenda'; readonly value: string | null }
  | { readonly kind: 'write-section'; readonly value: WrittenSection | null }
  | DraftResult

/** Does a job where it stands; what was read of its texts is taken from `texts`, and kept there. */
export function runTextJob(job: TextJob, texts: TextCache = newTextCache()): TextResult {
  switch (job.kind) {
    case 'compare':
      return {
        kind: 'compare',
        value: withBlocks(job, texts, () => compareTexts(job.before, job.after, texts)),
      }
    case 'draw':
      return { kind: 'draw', value: withBlocks(job, texts, () => drawComparison(job, texts)) }
    case 'draw-blocks':
      recallPacked(job.text, job.blocks, texts)
      return { kind: 'draw-blocks', value: drawBlocks(job, texts) }
    case 'merge':
      return { kind: 'merge', value: mergeTexts(job.base, job.ours, job.theirs, texts) }
    case 'merge-together':
      return { kind: 'merge-together', value: mergeTogether(job.page, job.changes, texts) }
    case 'read':
      return { kind: 'read', value: readText(job) }
    case 'read-to-show':
      return { kind: 'read-to-show', value: readToShow(job) }
    case 'to-prepare':
      return { kind: 'to-prepare', value: readToPrepare(job.text) }
    case 'line':
      return { kind: 'line', value: runLine(job) }
    case 'upstream':
      return { kind: 'upstream', value: job.forks.map((fork) => countUpstream(fork, texts)) }
    case 'show-upstream':
      return { kind: 'show-upstream', value: runUpstream(job, texts) }
    case 'take-over':
      return { kind: 'take-over', value: runTake(job, texts) }
    case 'translation':
      return { kind: 'translation', value: runTranslation(job, texts) }
    case 'find-passage':
      return { kind: 'find-passage', value: findPassage(job.text, job.place, texts) }
    case 'trace-passage':
      return { kind: 'trace-passage', value: traceBack(job.texts, job.span, texts) }
    case 'like-passages':
      return { kind: 'like-passages', value: likePassages(job.text, job.said) }
    case 'edit-agenda':
      return { kind: 'edit-agenda', value: editAgenda(job.text, job.edits) }
    case 'write-section':
      return { kind: 'write-section', value: withSection(job.text, job.section) }
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
    case 'read':
    case 'read-to-show':
    case 'to-prepare':
    case 'draw-blocks':
    case 'find-passage':
    case 'like-passages':
    case 'edit-agenda':
    case 'write-section':
      return job.text.length
    case 'merge-together':
      return job.changes.reduce(
        (sum, { base, head }) => sum + base.length + head.length,
        job.page.length,
      )
    case 'upstream':
      return job.forks.reduce(
        (sum, { base, own, theirs }) => sum + base.length + own.length + theirs.length,
        0,
      )
    case 'show-upstream':
      return job.line.reduce(
        (sum, text) => sum + text.length,
        job.texts.base.length + job.texts.own.length,
      )
    case 'take-over':
      return Math.max(job.texts.base.length, job.texts.own.length, job.texts.theirs.length)
    case 'translation':
      return Math.max(job.base.length, job.newer.length, job.translation.length)
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
