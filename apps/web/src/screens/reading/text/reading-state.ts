import type { PageView, PassageIdea } from '@forkshop/api'
import type { CreditFact, PageFacts, SourceFact } from '@forkshop/domain'
import type { Fact } from './facts.ts'

/** What a text is shown as, in order: prose, other tables, agenda days, and notes on what stands before. */
export type ReadingBlock =
  | { readonly kind: 'html'; readonly html: string }
  | {
      readonly kind: 'table'
      readonly html: string
      /** Its number among the tables of the screen, from 1. */
      readonly number: number
    }
  | { readonly kind: 'overview' }
  | {
      readonly kind: 'day'
      readonly day: number
      /** The heading above the table, shown with the day's totals; null when it stays in the text. */
      readonly heading: { readonly id: string; readonly text: string } | null
      readonly ideas: readonly { readonly row: number; readonly idea: PassageIdea }[]
    }
  | {
      readonly kind: 'noted'
      readonly html: string
      readonly id: string
      readonly ideas: readonly PassageIdea[]
    }

export type ReadingText = {
  readonly blocks: readonly ReadingBlock[]
  /** Ideas whose passage is not in this text, or that name none. */
  readonly loose: readonly PassageIdea[]
  /** How many ideas stand below a heading, by its id. */
  readonly counts: Readonly<Record<string, number>>
  /** Whether the first that is shown is a heading. */
  readonly beginsWithHeading: boolean
  /** Whether the first of the blocks is a quotation at the very beginning, by itself: what is to be known of the text. */
  readonly hasNotice: boolean
}

export type Reading = Omit<PageView, 'parts' | 'run' | 'ideas' | 'fields' | 'facts'> & {
  readonly facts: readonly Fact[]
  /** The fields of the front matter, by their keys. */
  readonly fieldKeys: readonly string[]
  readonly credits: readonly CreditFact[]
  readonly sources: readonly SourceFact[]
  /** What a method is for; null for other kinds. */
  readonly purpose: string | null
  /** Whether it is an event that one comes to by a link. */
  readonly isOnline: boolean
  /** Where an event is; null where its page does not say, and for other kinds. */
  readonly venue: PageFacts['venue']
  /** Who organises it. */
  readonly organizers: readonly string[]
  readonly text: ReadingText
  readonly run:
    | (Omit<NonNullable<PageView['run']>, 'parts' | 'ideas'> & { readonly text: ReadingText })
    | null
}

const withHtml = (text: ReadingText, htmlAt: (index: number) => string): ReadingText => ({
  ...text,
  blocks: text.blocks.map((block, index) =>
    'html' in block ? { ...block, html: htmlAt(index) } : block,
  ),
})

/** Without the HTML of the text: the page already holds it. */
export const dehydrateReading = (reading: Reading): Reading => ({
  ...reading,
  text: withHtml(reading.text, () => ''),
  run: reading.run === null ? null : { ...reading.run, text: withHtml(reading.run.text, () => '') },
})

/** Takes the HTML of the text back from the page. */
export const hydrateReading = (reading: Reading, root: ParentNode): Reading => {
  const from = (prefix: string) => (index: number) =>
    root.querySelector(`[data-html="${prefix}${index}"]`)?.innerHTML ?? ''
  return {
    ...reading,
    text: withHtml(reading.text, from('')),
    run:
      reading.run === null
        ? null
        : { ...reading.run, text: withHtml(reading.run.text, from('run-')) },
  }
}
