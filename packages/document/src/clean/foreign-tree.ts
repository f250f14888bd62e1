import { Parser } from 'htmlparser2'

/** HTML of another program as a tree of plain values: nothing in it is run, loaded or drawn. */
export type ForeignNode = ForeignElement | ForeignText

export interface ForeignText {
  readonly kind: 'text'
  readonly text: string
}

/** Words being read: the parser brings an entity by itself. */
interface OpenText extends ForeignText {
  text: string
}

export interface ForeignElement {
  readonly kind: 'element'
  /** In small letters, with a prefix where it has one: `o:p`. */
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly kids: readonly ForeignNode[]
  /** Whether a block stands anywhere in it, so that it is no piece of a line. */
  readonly holdsBlocks: boolean
}

export type ForeignTree =
  | {
      readonly kind: 'tree'
      readonly root: ForeignElement
      /** The texts of its `style` elements. */
      readonly sheets: readonly string[]
    }
  /** More than a page can hold, or nested as no program nests. */
  | { readonly kind: 'refused' }

interface Open extends ForeignElement {
  readonly kids: (Open | OpenText)[]
  holdsBlocks: boolean
}

/** Programs nest a few dozen elements; the parser's time grows with the depth of what is open. */
const MAX_DEPTH = 400
/** A page of a million characters with an element for every few of them. */
const MAX_ELEMENTS = 200_000
/** With pictures inside, as data; longer ones are no text of a page any more. */
const MAX_LENGTH = 64_000_000

const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** Whether an element begins a line of its own. */
export function isBlockTag(tag: string): boolean {
  return BLOCKS.has(tag)
}

/** Ends the reading of what is refused. */
class TooMuch extends Error {}

/**
 * Reads HTML, whole pages and pieces alike, in time proportional to its length. What is too deep or too
 * much is refused as a whole.
 */
export function parseForeign(html: string): ForeignTree {
  if (html.length > MAX_LENGTH) return { kind: 'refused' }
  const root = element('body', {})
  const open: Open[] = [root]
  const sheets: string[] = []
  let elements = 0
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        elements += 1
        if (open.length > MAX_DEPTH || elements > MAX_ELEMENTS) throw new TooMuch()
        const made = element(tag, attributes)
        if (isBlockTag(tag)) markHolders(open)
        open.at(-1)?.kids.push(made)
        open.push(made)
      },
      ontext: (text) => {
        const parent = open.at(-1)
        if (parent?.tag === 'style') sheets.push(text)
        const last = parent?.kids.at(-1)
        if (last?.kind === 'text') last.text += text
        else parent?.kids.push({ kind: 'text', text })
      },
      onclosetag: () => {
        if (open.length > 1) open.pop()
      },
    },
    { decodeEntities: true },
  )
  try {
    parser.end(html)
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
    return { kind: 'refused' }
  }
  return { kind: 'tree', root, sheets }
}

function element(tag: string, attributes: Readonly<Record<string, string>>): Open {
  return { kind: 'element', tag, attributes, kids: [], holdsBlocks: false }
}

/** Every element around a block holds one; those further out than a marked one are marked already. */
function markHolders(open: readonly Open[]): void {
  for (let at = open.length - 1; at >= 0; at--) {
    const one = open[at]
    if (one === undefined || one.holdsBlocks) return
    one.holdsBlocks = true
  }
}

/** All words of a node, one after the other. */
export function textOf(node: ForeignNode): string {
  return node.kind === 'text' ? node.text : node.kids.map(textOf).join('')
}

/** Whether an element has a class of that name. */
export function hasClass({ attributes }: ForeignElement, name: RegExp): boolean {
  return (attributes['class'] ?? '').split(/\s+/).some((one) => name.test(one))
}
