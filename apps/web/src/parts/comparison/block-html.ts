type UnseenTurn =
  | `${'link' | 'caption' | 'picture'}-${'added' | 'removed' | 'turned'}`
  | 'link-broken'

/** Words that say aloud what underline and strike show, and what nobody sees of a picture or a link. */
export type MarkWords = {
  readonly added: string
  readonly removed: string
  readonly changed: string
  readonly moved: string
  readonly picture: string
  /** What became of an address, or of the words in place of a picture. */
  readonly turn: (turn: UnseenTurn) => string
}

const spoken = (word: string): string => `<span class="mark-word">${word} </span>`

const unseenTurn =
  /<span data-turn="((?:link|caption|picture)-(?:added|removed|turned|broken))">(.*?)<\/span>/gs
// an item, a row before its first cell, the header of a column
const movedPart =
  /<(?:li|th)(?=[^>]*\sdata-change="moved")[^>]*>|<tr(?=[^>]*\sdata-change="moved")[^>]*>\s*<t[dh][^>]*>/g
const namedPicture = /<(?:a|span)(?=[^>]*\sclass="(?:far|missing)-picture")[^>]*>/g

/** Puts the words into every mark and picture; they come from the catalogues and hold no markup. */
export const sayMarks = (html: string, words: MarkWords): string =>
  html
    .replace(
      unseenTurn,
      (_, turn: UnseenTurn, values: string) =>
        `<span class="unseen-turn">${words.turn(turn)} ${values.replace('</del> <ins>', '</del> → <ins>')}</span>`,
    )
    .replace(/<ins(?:\s[^>]*)?>/g, (tag) => tag + spoken(words.added))
    .replace(/<del(?:\s[^>]*)?>/g, (tag) => tag + spoken(words.removed))
    .replace(
      /<(?:pre|div|li)(?=[^>]*\sdata-change="(added|removed|changed)")[^>]*>/g,
      (tag, how: 'added' | 'removed' | 'changed') =>
        tag.startsWith('<li') && how !== 'changed' ? tag : tag + spoken(words[how]),
    )
    .replace(
      /<hr(?=[^>]*\sdata-change="(added|removed)")[^>]*>/g,
      (tag, how: 'added' | 'removed') => spoken(words[how]) + tag,
    )
    .replace(namedPicture, (tag) => `${tag}<span class="picture-word">${words.picture}</span> `)
    .replace(movedPart, (tags) => tags + spoken(words.moved))
