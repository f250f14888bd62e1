/** What a rendered block is, as people call it. */
export type BlockWord =
  | 'heading'
  | 'list'
  | 'table'
  | 'quote'
  | 'code'
  | 'picture'
  | 'paragraph'
  | 'passage'

const words: readonly (readonly [RegExp, BlockWord])[] = [
  [/^<h[1-6]/i, 'heading'],
  [/^<(?:ul|ol)/i, 'list'],
  [/^<(?:table|div[^>]*>\s*<table)/i, 'table'],
  [/^<blockquote/i, 'quote'],
  [/^<pre/i, 'code'],
  [/^<p[^>]*>\s*(?:<(?:ins|del)>)?\s*<img/i, 'picture'],
  [/^<p[\s>]/i, 'paragraph'],
]

/** Names a rendered block by its element. */
export const blockWord = (html: string): BlockWord =>
  words.find(([pattern]) => pattern.test(html.trimStart()))?.[1] ?? 'passage'

/** Level of a rendered heading; null for anything else. */
export const headingLevel = (html: string): number | null => {
  const match = /^\s*<h([1-6])/i.exec(html)
  return match === null ? null : Number(match[1])
}

const plainOf = (html: string): string => html.replace(/<[^>]*>/g, ' ')

// an address behind a link that turned, which is no word of the text
const noted = /^\(\S*[/#:.]\S*\)$/u

/** Whether of all words nothing but links turned in a block. */
export const isLinkTurn = (html: string): boolean => {
  const marked = markedTexts(html, 'ins').concat(markedTexts(html, 'del'))
  const telling = marked.filter((text) => /[\p{L}\p{N}]/u.test(text))
  return telling.length > 0 && telling.every((text) => noted.test(text.trim()))
}

/** Whether lines of code, or of HTML, came or went in a block. */
export const isSourceTurn = (html: string): boolean => /<pre data-change=/.test(html)

const markedTexts = (html: string, tag: 'ins' | 'del'): readonly string[] =>
  [...html.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'gs'))].map(([, inner = '']) =>
    plainOf(inner),
  )

const countWords = (html: string, tag: 'ins' | 'del'): number =>
  markedTexts(html, tag)
    .filter((text) => !noted.test(text.trim()))
    .flatMap((text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).length

/** How many words were added and removed inside a block. */
export const wordTurn = (html: string): { readonly added: number; readonly removed: number } => ({
  added: countWords(html, 'ins'),
  removed: countWords(html, 'del'),
})

/** Words that say aloud what underline and strike show, and what a picture is where it cannot be shown. */
export type MarkWords = {
  readonly added: string
  readonly removed: string
  readonly changed: string
  readonly moved: string
  readonly picture: string
}

// an item, a row before its first cell, the header of a column
const movedPart =
  /<(?:li|th)(?=[^>]*\sdata-change="moved")[^>]*>|<tr(?=[^>]*\sdata-change="moved")[^>]*>\s*<t[dh][^>]*>/g

/** Whether items, rows or columns of a block changed places. */
export const isOrderTurn = (html: string): boolean => html.search(movedPart) >= 0

const spoken = (word: string): string => `<span class="mark-word">${word} </span>`
const namedPicture = /<(?:a|span)(?=[^>]*\sclass="(?:far|missing)-picture")[^>]*>/g

/** Puts the words into every mark and picture; they come from the catalogues and hold no markup. */
export const sayMarks = (html: string, words: MarkWords): string =>
  html
    .replace(/<ins(?:\s[^>]*)?>/g, (tag) => tag + spoken(words.added))
    .replace(/<del(?:\s[^>]*)?>/g, (tag) => tag + spoken(words.removed))
    .replace(
      /<(?:pre|div|li)(?=[^>]*\sdata-change="(added|removed|changed)")[^>]*>/g,
      (tag, how: keyof MarkWords) =>
        tag.startsWith('<li') && how !== 'changed' ? tag : tag + spoken(words[how]),
    )
    .replace(
      /<hr(?=[^>]*\sdata-change="(added|removed)")[^>]*>/g,
      (tag, how: keyof MarkWords) => spoken(words[how]) + tag,
    )
    .replace(namedPicture, (tag) => `${tag}<span class="picture-word">${words.picture}</span> `)
    .replace(movedPart, (tags) => tags + spoken(words.moved))
