import { resolvePath } from './source-path.ts'

/** An address in a text that may be of a picture kept beside it, where it stands in UTF-16 units. */
export type PictureLink = { readonly start: number; readonly end: number; readonly address: string }

// Where Markdown and HTML hold addresses: `](a.png)`, `](<a b.png>)`, `[x]: a.png`, `src="a.png"`.
// Their length has an end, so that a text of beginnings alone costs no more than any other.
const LINK =
  /(?:\]\([ \t]{0,9}|\]:[ \t]{0,9}|\bsrc[ \t]{0,9}=[ \t]{0,9}["']?)(?:<([^<>\n]{1,500}?\.(?:png|jpe?g|webp|gif))>|([^\s<>"'()]{1,500}?\.(?:png|jpe?g|webp|gif))(?=[\s<>"')]|$))/gim
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i
const MAYBE = /\.(?:png|jpe?g|webp|gif)/i

/** Addresses of pictures within the source that a text names, in their order. */
export function findPictureLinks(text: string): readonly PictureLink[] {
  if (!MAYBE.test(text)) return []
  return [...text.matchAll(LINK)].flatMap((match) => {
    const [whole, bracketed, bare] = match
    const address = bracketed ?? bare ?? ''
    if (ELSEWHERE.test(address)) return []
    const start = match.index + whole.lastIndexOf(address)
    return [{ start, end: start + address.length, address }]
  })
}

/** The path in the source that a link of a text leads to; null when it leads nowhere. */
export function pathOfLink(text: string, { address }: PictureLink): string | null {
  return resolvePath(text, decoded(address))
}

/** The text with other addresses in place of some links; every other character stays. */
export function replaceLinks(text: string, replace: (link: PictureLink) => string | null): string {
  let done = 0
  let result = ''
  for (const link of findPictureLinks(text)) {
    const address = replace(link)
    if (address === null) continue
    result += text.slice(done, link.start) + address
    done = link.end
  }
  return result + text.slice(done)
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    // A percent sign of its own: the address is the name as it stands.
    return address
  }
}
