/** Words of somebody, or somebody whom they name. */
export type SaidPart = string | { readonly id: string; readonly name: string }

const mention = /\[([^\]\n]{1,120})\]\(\/people\/([A-Za-z0-9_-]{1,64})\)/g

/** What somebody said, with the links to people's pages apart; all else stays as it was written. */
export const saidParts = (text: string): readonly SaidPart[] => {
  const parts: SaidPart[] = []
  let end = 0
  for (const { 0: whole, 1: name = '', 2: id = '', index } of text.matchAll(mention)) {
    if (index > end) parts.push(text.slice(end, index))
    parts.push({ id, name })
    end = index + whole.length
  }
  return end < text.length ? [...parts, text.slice(end)] : parts
}

/** The same where nothing can be pressed: people by their names alone. */
export const plainWords = (text: string): string =>
  saidParts(text)
    .map((part) => (typeof part === 'string' ? part : part.name))
    .join('')
