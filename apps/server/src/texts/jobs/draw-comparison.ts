import {
  compareTexts,
  countPassages,
  dayPairs,
  renderBlocks,
  renderChanges,
  renderComparison,
  type Comparison,
  type DayPair,
  type RenderedChange,
  type TextCache,
  type UnchangedRun,
} from '@forkshop/compare'
import { languages, type Language } from '@forkshop/domain'
import type { ComparedTexts } from './known-blocks.ts'
import { tellChanges, type Told } from './tell-changes.ts'

/** Where the pictures of drawn texts are: their address is `before`, the name, `after`. */
export type PictureAddress = { readonly before: string; readonly after: string }

/** How a comparison is drawn. */
export type DrawnAs = {
  readonly pictures: PictureAddress
  /** Whether what is the same is drawn too, and not only counted. */
  readonly isWhole: boolean
  /** Whether each change is drawn in one alone, and not each side by itself too. */
  readonly isInOne: boolean
}

/** Two texts to be compared, drawn and told. */
export type ComparisonJob = ComparedTexts & DrawnAs

/** Blocks of a text in a row, to be drawn. */
export type BlocksJob = {
  readonly text: string
  /** What was kept of it. */
  readonly blocks: Uint8Array | undefined
  readonly first: number
  readonly count: number
  readonly pictures: PictureAddress
}

/** A comparison as it is shown, in the words of each language. */
export type DrawnComparison = Pick<Comparison, 'fields' | 'agenda' | 'degraded'> & {
  readonly changes: readonly RenderedChange[]
  readonly unchanged: readonly UnchangedRun[]
  readonly days: readonly DayPair[]
  readonly told: Readonly<Record<Language, Told>>
}

/** Compares two texts, draws and tells what differs; each text is read once, and taken from `texts` where it is known. */
export function drawComparison(
  { before, after, pictures, isWhole, isInOne }: ComparisonJob,
  texts: TextCache,
): DrawnComparison {
  const comparison = compareTexts(before, after, texts)
  const { fields, agenda, degraded } = comparison
  const counts = countPassages(comparison)
  const options = { ...drawingOptions(pictures, texts), isInOne }
  const drawn = isWhole
    ? { changes: renderComparison(before, after, comparison, options), unchanged: [] }
    : renderChanges(before, after, comparison, options)
  const told = toldIn((language) => tellChanges(comparison, counts, language))
  const days = dayPairs(comparison)
  return {
    fields,
    agenda,
    degraded,
    ...drawn,
    days: isWhole ? days : daysToTell(days, told.fr.sentences),
    told,
  }
}

/** The days that something is said of, as they are, and of the others that stand beside them only how long they are. */
function daysToTell(days: readonly DayPair[], said: Told['sentences']): readonly DayPair[] {
  if (said.length === 0) return []
  const titles = new Set(said.map(({ day }) => day))
  const isTold = ({ before, after }: DayPair): boolean => titles.has((after ?? before)?.title ?? '')
  const short = (day: DayPair['before']) => day && { ...day, steps: [] }
  return days.map((day) =>
    isTold(day) ? day : { ...day, before: short(day.before), after: short(day.after) },
  )
}

/** Draws blocks as a comparison does where they are the same. */
export function drawBlocks({ text, pictures, ...range }: BlocksJob, texts: TextCache): string {
  return renderBlocks(text, range, drawingOptions(pictures, texts))
}

export function drawingOptions(pictures: PictureAddress, cache: TextCache) {
  return {
    mediaUrl: (name: string) => `${pictures.before}${name}${pictures.after}`,
    pageUrl: (href: string) => href,
    cache,
  }
}

function toldIn(tell: (language: Language) => Told): Readonly<Record<Language, Told>> {
  return Object.fromEntries(languages.map((one) => [one, tell(one)])) as Record<Language, Told> // every language is there
}
