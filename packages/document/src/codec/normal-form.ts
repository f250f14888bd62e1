import { textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { liveBlocks, normalise } from '../editor/normalise.ts'
import { parsePieces } from '../markdown/parse.ts'
import { definingSources, definitionsFor, labelsOf, standIns } from './definitions.ts'
import type { Definitions } from './definitions.ts'
import { withoutPrefix } from './prefix.ts'
import { readBlocks } from './read-blocks.ts'
import type { Slice } from './slice.ts'
import { keyOf } from './slice.ts'

/** How the islands of a body read, and the spelling of the blocks that came of them, by their key. */
export interface IslandReading {
  readonly body: EditorNode
  readonly spellings: ReadonlyMap<string, string>
}

/**
 * The one form of a body that its text gives back: `parse(serialise(body))` is `normalForm(body)`,
 * and its normal form is itself. It drops what leaves no trace (see `normalise`), and an island
 * whose source the editor can show is what that source reads as: a reference to nothing is words.
 */
export function normalForm(body: EditorNode): EditorNode {
  const plain = normalise(body)
  return readIslands(plain, standIns(labelsOf(definingSources(plain)))).body
}

/**
 * Reads the islands of a body in the form of `normalise`, among these definitions. `known` are the
 * keys of islands that read as themselves (see `islandKeys`): they are not read again.
 */
export function readIslands(
  plain: EditorNode,
  definitions: Definitions,
  known: ReadonlySet<string> = new Set(),
): IslandReading {
  const spellings = new Map<string, string>()
  if (!hasIslands(plain)) return { body: plain, spellings }
  const read = withKids(plain, { definitions, known, spellings, inline: new Map(), depth: 0 })
  return { body: read === plain ? plain : normalise(read), spellings }
}

/** The blocks that a piece of Markdown reads as where it stands in a body, among its definitions. */
export function readSource(source: string, around: EditorNode): readonly EditorNode[] {
  const piece = normalise({ type: 'doc', content: [{ type: 'island', attrs: { source } }] })
  const definitions = standIns(labelsOf(definingSources(normalise(around))))
  return liveBlocks(readIslands(piece, definitions).body)
}

/** The keys of all islands in a body that was read from a text. */
export function islandKeys(body: EditorNode): ReadonlySet<string> {
  const keys = new Set<string>()
  const visit = (node: EditorNode) => {
    if (isIsland(node)) keys.add(keyOf(node))
    else node.content?.forEach(visit)
  }
  visit(body)
  return keys
}

interface Reading {
  readonly definitions: Definitions
  readonly known: ReadonlySet<string>
  readonly spellings: Map<string, string>
  /** How the inline islands read so far, by their source. */
  readonly inline: Map<string, readonly EditorNode[]>
  readonly depth: number
}

function hasIslands(node: EditorNode): boolean {
  return isIsland(node) || (node.content ?? []).some(hasIslands)
}

function isIsland({ type }: EditorNode): boolean {
  return type === 'island' || type === 'inlineIsland'
}

function withKids(node: EditorNode, reading: Reading): EditorNode {
  const kids = node.content
  if (kids === undefined || node.type === 'codeBlock') return node
  const deeper = node.type === 'blockquote' || node.type.endsWith('Item') ? 1 : 0
  const inside = { ...reading, depth: reading.depth + deeper }
  const read = kids.flatMap((kid, at): readonly EditorNode[] => {
    switch (kid.type) {
      case 'island':
        return readBlockIsland(kid, at === kids.length - 1, inside)
      case 'inlineIsland':
        return readInlineIsland(kid, inside)
      default:
        return [withKids(kid, inside)]
    }
  })
  const isSame = read.length === kids.length && read.every((kid, at) => kid === kids[at])
  return isSame ? node : { ...node, content: read }
}

function readBlockIsland(
  island: EditorNode,
  isLast: boolean,
  reading: Reading,
): readonly EditorNode[] {
  const source = textAttr(island, 'source')
  const isShut = isLast || closingOf(source) === ''
  if (isShut && reading.known.has(keyOf(island))) return [island]
  const alone = slicesOf(source, reading)
  const end = alone.slices.at(-1)?.json
  const closing = isLast || end?.type !== 'island' ? '' : closingOf(textAttr(end, 'source'))
  const whole = source + closing
  const { slices, body } = closing === '' ? alone : slicesOf(whole, reading)
  const only = slices[0]
  if (slices.length === 1 && only !== undefined && only.key === keyOf(island)) return [island]
  for (const { key, start, end } of slices)
    reading.spellings.set(key, withoutPrefix(body.slice(start, end), ''))
  return slices.map((slice) => slice.json)
}

function readInlineIsland(island: EditorNode, reading: Reading): readonly EditorNode[] {
  if (reading.known.has(keyOf(island))) return [island]
  const source = textAttr(island, 'source')
  const kids = reading.inline.get(source) ?? readInline(source, reading)
  reading.inline.set(source, kids)
  const only = kids[0]
  return kids.length === 1 && only !== undefined && keyOf(only) === keyOf(island) ? [island] : kids
}

function readInline(source: string, reading: Reading): readonly EditorNode[] {
  // words before it keep it from reading as a block
  const read = (line: string) => {
    const { slices } = slicesOf(`x ${line}`, reading)
    const only = slices[0]
    return slices.length === 1 && only?.json.type === 'paragraph' ? only.json.content : undefined
  }
  const content = read(source) ?? read(source.replace(/\s+/g, ' ')) ?? []
  const [words, ...rest] = content
  if (words?.type !== 'text' || words.marks !== undefined) return []
  const text = (words.text ?? '').slice(2)
  return text === '' ? rest : [{ ...words, text }, ...rest]
}

/** What a source reads as, with the body that the places of the slices are in. */
function slicesOf(
  source: string,
  { definitions, depth }: Reading,
): { readonly slices: readonly Slice[]; readonly body: string } {
  const known = definitionsFor(source, definitions)
  const body = known.source + source
  const nodes = parsePieces(body).children.slice(known.count)
  return { slices: readBlocks(nodes, { body, prefix: '', depth }), body }
}

const OPEN_HTML: readonly (readonly [start: RegExp, end: RegExp, closing: string])[] = [
  [/^<!--/, /-->/, '-->'],
  [/^<\?/, /\?>/, '?>'],
  [/^<!\[CDATA\[/, /\]\]>/, ']]>'],
  [/^<![a-z]/i, />/, '>'],
  [/^<pre(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, '</pre>'],
  [/^<script(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, '</script>'],
  [/^<style(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, '</style>'],
  [/^<textarea(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, '</textarea>'],
]

/** What ends HTML that would else take in everything below it (CommonMark, HTML blocks 1 to 5). */
function closingOf(source: string): string {
  const found = OPEN_HTML.find(([start]) => start.test(source))
  if (found === undefined) return ''
  const [, end, closing] = found
  return end.test(source) ? '' : `\n${closing}`
}
