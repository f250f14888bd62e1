const link = /(?<![\w/.-])\/people\/([A-Za-z0-9_-]{1,64})/g

/** People who are mentioned at most: more is a list. */
const MAX_MENTIONED = 50

/**
 * The ids of the people to whose pages a text links, each once, at most 50; `site` is the address at which absolute
 * links begin. The text is only searched, not parsed.
 */
export function mentionedPeople(text: string, site: string): readonly string[] {
  const own = text.replaceAll(`${site}/people/`, ' /people/')
  const found = new Set([...own.matchAll(link)].map((match) => match[1] ?? ''))
  return [...found].slice(0, MAX_MENTIONED)
}
