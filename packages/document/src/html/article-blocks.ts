import type { Element, Text } from 'hast'
import { alikeRuns } from './alike-runs.ts'
import type { Onlooker } from './write-html.ts'

/**
 * Characters that stand alike in a text and in the HTML drawn of it, with no tag between them; or such as come of
 * something else: an escape, a footnote's number, a blank between elements. `at` and `length` are of the HTML of their block, `from` is the
 * place in the whole text, null where they have none; all in UTF-16 units.
 */
export interface ArticleRun {
  readonly at: number
  readonly length: number
  readonly from: number | null
  /** The character, where HTML writes it as a reference. */
  readonly sign?: string
  /** Whether a line begins with it: a paragraph, an item, a cell. */
  readonly breaks?: true
  /** The place in the HTML behind the link, label or summary that it stands in. */
  readonly until?: number
}

/** A top-level element of drawn HTML. */
export interface ArticleBlock {
  /** Its number in `parseBlocks`; null for HTML of the text and for footnotes. */
  readonly index: number | null
  /** Where it begins in the HTML of its part; it goes on to where the next one begins. */
  readonly at: number
  /** Of a heading in the outline: its level, its id, and where in its HTML the words begin. */
  readonly heading: { readonly level: number; readonly id: string; readonly inside: number } | null
  /** All that is read in it, in the order of the HTML. */
  readonly runs: readonly ArticleRun[]
}

/** What elements begin and end a line. */
const LINES = new Set(
  [
    'p h1 h2 h3 h4 h5 h6 blockquote pre hr div section ul ol li dl dt dd details summary',
    'figure figcaption table thead tbody tfoot tr th td caption',
  ].flatMap((names) => names.split(' ')),
)
const CONTROLS = new Set(['a', 'label', 'summary'])
const REFERENCES = new Map([
  ['&', '&#x26;'],
  ['<', '&#x3C;'],
])

type Place = { readonly start: number; readonly end: number }
type OpenRun = { -readonly [Key in keyof ArticleRun]: ArticleRun[Key] }
interface OpenBlock extends ArticleBlock {
  readonly runs: OpenRun[]
}

/** Looks on while a part is written, and tells its blocks; the tree was read from `body`, which begins at `bodyStart`. */
export function findBlocks({
  body,
  bodyStart,
}: {
  readonly body: string
  readonly bodyStart: number
}): { readonly onlooker: Onlooker; readonly blocks: readonly ArticleBlock[] } {
  const blocks: OpenBlock[] = []
  const places: (Place | null)[] = []
  let breaks = true
  let control: { readonly element: Element; readonly first: number } | null = null
  /** How far the words of the text were found. */
  let reached = 0
  /** Blanks, which count only between words of a line. */
  let held: OpenRun[] = []

  const begin = (block: Omit<ArticleBlock, 'runs'>): OpenBlock => {
    const open = { ...block, runs: [] }
    blocks.push(open)
    breakLine()
    return open
  }
  const breakLine = (): void => {
    breaks = true
    held = []
  }
  const add = ({ runs }: OpenBlock, run: OpenRun): void => {
    runs.push(breaks ? { ...run, breaks } : run)
    breaks = false
  }
  const addWords = (block: OpenBlock, node: Text, at: number): void => {
    const own = placeOf(node)
    const around = own ?? places.findLast((place) => place !== null) ?? { start: 0, end: 0 }
    const start = own?.start ?? Math.max(around.start, reached)
    let place = at
    for (const { words, from } of alikeRuns(node.value, body, { start, end: around.end })) {
      let before = 0
      for (const piece of words.split(/([&<])/)) {
        if (piece === '') continue
        const reference = REFERENCES.get(piece)
        const length = reference?.length ?? piece.length
        add(block, {
          at: place,
          length,
          from: from === null ? null : bodyStart + from + before,
          ...(reference === undefined ? {} : { sign: piece }),
        })
        place += length
        before += piece.length
      }
      if (from !== null) reached = from + words.length
    }
  }

  return {
    blocks,
    onlooker: {
      enter: ({ element, at, inside }) => {
        const block =
          places.length > 0
            ? blocks.at(-1)
            : begin({ index: indexOf(element), at, heading: headingOf(element, inside - at) })
        places.push(placeOf(element))
        if (LINES.has(element.tagName)) breakLine()
        if (control === null && CONTROLS.has(element.tagName))
          control = { element, first: block?.runs.length ?? 0 }
      },
      text: ({ node, at, html }) => {
        const isBlank = node.value.trim() === ''
        if (isBlank && places.length === 0) return
        const last = places.length > 0 ? blocks.at(-1) : undefined
        const block = last ?? begin({ index: null, at, heading: null })
        if (isBlank) {
          if (!breaks) held.push({ at: at - block.at, length: html.length, from: null })
          return
        }
        for (const blank of held) add(block, blank)
        held = []
        addWords(block, node, at - block.at)
      },
      leave: (element, end) => {
        places.pop()
        if (LINES.has(element.tagName)) breakLine()
        if (control?.element !== element) return
        const block = blocks.at(-1)
        for (const run of block?.runs.slice(control.first) ?? []) run.until = end - (block?.at ?? 0)
        control = null
      },
    },
  }
}

function placeOf({ position }: Element | Text): Place | null {
  const start = position?.start.offset
  const end = position?.end.offset
  return start === undefined || end === undefined ? null : { start, end }
}

function indexOf({ properties }: Element): number | null {
  const index = properties['dataBlock']
  return typeof index === 'string' ? Number(index) : null
}

function headingOf({ tagName, properties }: Element, inside: number): ArticleBlock['heading'] {
  const level = /^h([1-6])$/.exec(tagName)?.[1]
  const { id } = properties
  return level === undefined || typeof id !== 'string' ? null : { level: Number(level), id, inside }
}
