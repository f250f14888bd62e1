/** What somebody has written of their own: the words of each of their paragraphs, the oldest first. */
export type Own = readonly number[]

/** What somebody does next to it. */
export type Edit = 'paragraph' | 'word' | 'delete-oldest'

const WORDS_A_PARAGRAPH = 30
/** More of their own nobody keeps, so that what grows in half an hour is not the text. */
const PARAGRAPHS = 4

/** Somebody goes on with their last paragraph, begins another once it is full, and drops the oldest of too many. */
export const nextEdit = (own: Own): Edit => {
  if (own.length > PARAGRAPHS) return 'delete-oldest'
  const last = own.at(-1)
  return last === undefined || last >= WORDS_A_PARAGRAPH ? 'paragraph' : 'word'
}
