export { blockSpans, regroupingOf } from './block-spans.ts'
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
export { fieldParts } from './field-parts.ts'
export type { FieldPart } from './field-parts.ts'
export { conflictPlaces } from './merge/conflict-blocks.ts'
export type { ConflictBlock, ConflictPlaces } from './merge/conflict-blocks.ts'
export { mergeSides } from './merge/merge-sides.ts'
export type { MergeSide, MergeSides } from './merge/merge-sides.ts'
export { mergeTexts } from './merge/merge-texts.ts'
export type { Conflict, Flagged, MergedPassage, MergeOutcome } from './merge/merge-texts.ts'
export { markConflicts, resolveConflicts } from './merge/resolve.ts'
export type { OpenMerge } from './merge/resolve.ts'
export { virtualBase } from './merge/virtual-base.ts'
export { methodPins } from './method-pins.ts'
export type { MethodPin } from './method-pins.ts'
export { findPassage } from './passage/find-passage.ts'
export type { FoundPassage, PassageKind, PassagePlace } from './passage/find-passage.ts'
export type { PassageSpan } from './passage/passage-span.ts'
export { passageText } from './passage/passage-text.ts'
export { tracePassage } from './passage/trace-passage.ts'
export type { PassageStep } from './passage/trace-passage.ts'
export { phraseWords } from './phrase-words.ts'
export { alignWords } from './provenance/align-words.ts'
export { soughtKeys, withForgotten } from './provenance/memory.ts'
export type { Forgotten, KeyOf, Memory } from './provenance/memory.ts'
export { nextProvenance } from './provenance/next-provenance.ts'
export type { NextProvenance, NextText } from './provenance/next-provenance.ts'
export type { Attributed, OriginRun } from './provenance/origin-run.ts'
export { newTextCache } from './reading/text-cache.ts'
export type { TextCache } from './reading/text-cache.ts'
export { renderComparison } from './render/render-comparison.ts'
export type { RenderedChange } from './render/render-comparison.ts'
export { agendaSentences } from './words-for-people/agenda-sentences.ts'
export type { AgendaSentence } from './words-for-people/agenda-sentences.ts'
export { dayPairs } from './words-for-people/day-ends.ts'
export type { DayPair } from './words-for-people/day-ends.ts'
export type { Lang } from './words-for-people/phrases.ts'
export { summarise } from './words-for-people/summarise.ts'
