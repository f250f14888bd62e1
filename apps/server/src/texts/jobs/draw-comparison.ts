import {
  compareTexts,
  dayPairs,
  renderComparison,
  type Comparison,
  type DayPair,
  type RenderedChange,
  type TextCache,
} from '@forkshop/compare'
import { languages, type Language } from '@forkshop/domain'
import { tellChanges, type Told } from './tell-changes.ts'

/** Where the pictures of drawn texts are: their address is `before`, the name, `after`. */
export type PictureAddress = { readonly before: string; readonly after: string }

/** Two texts to be compared, drawn and told. */
export type ComparisonJob = {
  readonly before: string
  readonly after: string
  readonly pictures: PictureAddress
}

/** A comparison as it is shown, in the words of each language. */
export type DrawnComparison = Pick<Comparison, 'fields' | 'agenda' | 'degraded'> & {
  readonly changes: readonly RenderedChange[]
  readonly days: readonly DayPair[]
  readonly told: Readonly<Record<Language, Told>>
}

/** Compares two texts, draws and tells what differs; each text is read once, and taken from `texts` where it is known. */
export function drawComparison(
  { before, after, pictures }: ComparisonJob,
  texts: TextCache,
): DrawnComparison {
  const comparison = compareTexts(before, after, texts)
  const { fields, agenda, degraded } = comparison
  const options = {
    mediaUrl: (name: string) => `${pictures.before}${name}${pictures.after}`,
    pageUrl: (href: string) => href,
    cache: texts,
  }
  return {
    fields,
    agenda,
    degraded,
    changes: renderComparison(before, after, comparison, options),
    days: dayPairs(comparison),
    told: toldIn((language) => tellChanges(comparison, language)),
  }
}

function toldIn(tell: (language: Language) => Told): Readonly<Record<Language, Told>> {
  return Object.fromEntries(languages.map((one) => [one, tell(one)])) as Record<Language, Told> // every language is there
}
