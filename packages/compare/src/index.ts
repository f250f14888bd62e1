export type {
  AgendaComparison,
  BlockChange,
  ChangeKind,
  Comparison,
  DayChange,
  FieldChange,
  StepChange,
  Turn,
} from './comparison.ts'
export { compareTexts } from './compare-texts.ts'
export type { WordChange } from './diff-words.ts'
export { mergeTexts } from './merge/merge-texts.ts'
export type { Conflict, Flagged, MergeOutcome } from './merge/merge-texts.ts'
export { markConflicts, resolveConflicts } from './merge/resolve.ts'
export type { OpenMerge } from './merge/resolve.ts'
