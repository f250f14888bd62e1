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
