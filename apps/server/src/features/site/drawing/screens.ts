/** A screen of the web client, as far as the server has to know it. */
export type Screen = {
  /** The paths that it answers to. */
  readonly path: RegExp
  /** Names of the query parameters that it reads. */
  readonly query: readonly string[]
  /** Those of them that a form may send several times: read as one list with commas. */
  readonly lists: readonly string[]
  /** What it tells is counted by the reader's address on the network: nobody is told for another. */
  readonly isCounted: boolean
}

/** What an address asks for. */
export type Asked = {
  /** The address with what its screen reads, in one order: all that lead here look alike. */
  readonly address: string
  readonly isCounted: boolean
}

/** What an address (path and query) asks for, of the screens in the order in which they are tried. */
export function toAsked(screens: readonly Screen[], url: string): Asked {
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  const screen = screens.find((one) => one.path.test(path))
  if (screen === undefined) return { address: url, isCounted: false }
  const read = at < 0 ? [] : partsOf(url.slice(at + 1), screen)
  const address = read.length === 0 ? path : `${path}?${read.join('&')}`
  return { address, isCounted: screen.isCounted }
}

/** The parts of a query that are read: those of these names, by name, that say something, and once or as a list. */
function partsOf(query: string, { query: names, lists }: Screen): string[] {
  const parts = query.split('&').map((part) => ({ part, name: nameOf(part) }))
  return names.flatMap((name) => {
    const sent = parts.flatMap((one) => (one.name === name ? [one.part] : []))
    const said = sent.filter((part) => !isEmpty(part))
    if (said.length === 0) return []
    if (lists.includes(name)) return [`${name}=${said.map(valueOf).join(',')}`]
    return sent.length > 1 ? [] : said
  })
}

function isEmpty(part: string): boolean {
  return !/=./.test(part)
}

function valueOf(part: string): string {
  return part.slice(part.indexOf('=') + 1)
}

function nameOf(part: string): string {
  const name = (part.split('=', 1)[0] ?? '').replaceAll('+', ' ')
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
