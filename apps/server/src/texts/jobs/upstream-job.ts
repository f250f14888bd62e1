import {
  agendaSentences,
  chosenUpstream,
  conflictPlaces,
  dayPairs,
  mergeTexts,
  readUpstream,
  renderChanges,
  resolveConflicts,
  type AgendaSentence,
  type Chosen,
  type Comparison,
  type Conflict,
  type RenderedChange,
  type TextCache,
  type TracedChange,
  type UpstreamCounts,
  type UpstreamTexts,
} from '@forkshop/compare'
import { languages, type Language } from '@forkshop/domain'
import { phrasesIn } from '../phrases.ts'
import { drawingOptions, type PictureAddress } from './draw-comparison.ts'

/** A page, what it takes from, and the text in which both met last; plain data, for another thread. */
export type UpstreamJob = {
  readonly texts: UpstreamTexts
  /** The texts of the other one since both met, oldest first; the last is its newest. */
  readonly line: readonly string[]
  readonly pictures: PictureAddress
}

/** A change as people are shown it. */
export type ShownChange = TracedChange & {
  /** Drawn in one; what moved together with it follows. */
  readonly drawn: readonly RenderedChange[]
  /** What it means for the agenda. */
  readonly sentences: Readonly<Record<Language, readonly AgendaSentence[]>>
}

export type ShownUpstream = {
  readonly counts: UpstreamCounts
  readonly changes: readonly ShownChange[]
}

/** Reads, draws and tells what a page may take over. */
export function runUpstream(
  { texts, line, pictures }: UpstreamJob,
  cache: TextCache,
): ShownUpstream {
  const { counts, changes, comparison } = readUpstream({ ...texts, line }, cache)
  const options = { ...drawingOptions(pictures, cache), isInOne: true }
  const drawn = renderChanges(texts.base, texts.theirs, comparison, options).changes
  const sentencesOf = toldBy(comparison)
  return {
    counts,
    changes: changes.map((change) => ({
      ...change,
      drawn: change.kind === 'field' ? [] : drawnOf(change, drawn),
      sentences: sentencesOf(change),
    })),
  }
}

/** The blocks of a change: its own, and those that moved along with it. */
function drawnOf(
  { blocks }: TracedChange,
  drawn: readonly RenderedChange[],
): readonly RenderedChange[] {
  const at = drawn.findIndex(
    ({ beforeIndex, afterIndex }) => beforeIndex === blocks.before && afterIndex === blocks.after,
  )
  if (at < 0) return []
  const end = drawn.findIndex((one, place) => place > at && one.movedAlong !== true)
  return drawn.slice(at, end < 0 ? undefined : end)
}

/** What is said of the agenda stands with the table of its day. */
function toldBy(comparison: Comparison): (change: TracedChange) => ShownChange['sentences'] {
  const days = dayPairs(comparison).map(({ before, after, block }) => ({
    title: (after ?? before)?.title ?? '',
    table: block === null ? undefined : comparison.blocks[block],
  }))
  const told = inEach((language) => agendaSentences(comparison, phrasesIn(language)))
  return ({ kind, blocks }) => {
    const titles = new Set(
      kind === 'field'
        ? []
        : days.flatMap(({ title, table }) =>
            table?.beforeIndex === blocks.before && table.afterIndex === blocks.after ? title : [],
          ),
    )
    return inEach((language) => told[language].filter(({ day }) => titles.has(day)))
  }
}

function inEach<Value>(make: (language: Language) => Value): Readonly<Record<Language, Value>> {
  return Object.fromEntries(languages.map((one) => [one, make(one)])) as Record<Language, Value> // every language is there
}

/** What is taken over from another page, and into what text. */
export type TakeJob = {
  readonly texts: UpstreamTexts
  readonly chosen: Chosen
  /** By path: whose value a field keeps that both changed. */
  readonly facts: Readonly<Record<string, 'page' | 'origin'>>
}

/** What taking comes to, and the two texts that it is taken from: as it was when both met, and with what was chosen. */
export type Taken = Pick<UpstreamTexts, 'base' | 'theirs'> & {
  /** What is left to decide: `ours` is the page, `theirs` what it takes from. */
  readonly conflicts: readonly Conflict[]
  /** The page with it; where something is to be decided, as the page has it. */
  readonly text: string
}

/** Takes changes over into a text. */
export function runTake({ texts, chosen, facts }: TakeJob, cache: TextCache): Taken {
  const from = chosenUpstream(texts, chosen, cache)
  const merge = mergeTexts(from.base, texts.own, from.theirs, cache)
  if (merge.kind === 'merged') return { ...from, text: merge.text, conflicts: [] }
  const fields = conflictPlaces(merge)?.fields ?? []
  const isChosen = (conflict: Conflict): boolean =>
    fields.includes(conflict) && facts[conflict.path] !== undefined
  const conflicts = merge.conflicts.filter((conflict) => !isChosen(conflict))
  if (conflicts.length > 0) return { ...from, text: merge.text, conflicts }
  const words = merge.conflicts.map((conflict) =>
    facts[conflict.path] === 'origin' ? conflict.theirs : conflict.ours,
  )
  return { ...from, text: resolveConflicts(merge, words), conflicts: [] }
}
