import type { HtmlMarks } from '@forkshop/api'

type Said = HtmlMarks[number]['say']

/** Drawn HTML with the places where something is to be said in it. */
export type MarkedHtml = { readonly html: string; readonly marks: readonly HtmlMarks[number][] }

/** What is said at a mark, in words that hold no markup. */
export type MarkWords = Readonly<Record<Exclude<Said, 'into'>, string>>

/** Puts the words into the HTML: aloud what underline and strike show, for all what nobody sees of a picture or link. */
export const sayMarks = ({ html, marks }: MarkedHtml, words: MarkWords): string => {
  let from = 0
  let said = ''
  for (const { at, say } of marks) {
    said += html.slice(from, at) + saying(say, words)
    from = at
  }
  return said + html.slice(from)
}

const saying = (say: Said, words: MarkWords): string => {
  switch (say) {
    case 'into':
      return '→ '
    case 'picture':
      return `<span class="picture-word">${words.picture}</span> `
    case 'added':
    case 'removed':
    case 'changed':
    case 'moved':
      return `<span class="mark-word">${words[say]} </span>`
    default:
      return `${words[say]} `
  }
}
