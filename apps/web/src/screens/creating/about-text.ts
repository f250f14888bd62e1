import { parseBlocks, parseFrontMatter } from '@forkshop/document'
import { agendaOf } from '@forkshop/domain'

/** What a text is, for somebody who brought it and does not read its signs. */
export type TextAbout = {
  /** Its headings in their order, as a reader sees them. */
  readonly headings: readonly string[]
  /** Everything else that stands by itself: paragraphs, lists, tables. */
  readonly passages: number
  /** Of its agendas together. */
  readonly steps: number
}

/** Tells what a text is. */
export const aboutText = (text: string): TextAbout => {
  const blocks = parseBlocks(text)
  const headings = blocks.filter(({ kind, plain }) => kind === 'heading' && plain.trim() !== '')
  const rest = blocks.filter(({ kind }) => kind !== 'heading' && kind !== 'definition')
  const front = parseFrontMatter(text)
  const fields = front.kind === 'present' ? front.fields : {}
  const { days } = agendaOf(text, blocks, fields)
  return {
    headings: headings.map(({ plain }) => plain.trim()),
    passages: rest.length,
    steps: days.reduce((sum, day) => sum + day.steps.length, 0),
  }
}

/** Whether a text that was brought is what one would have typed: a line of words, which its field shows as it is. */
export const isTyped = (text: string, words: string): boolean =>
  text.trim() === words.trim() && !/[\r\n]/.test(words.trim())
