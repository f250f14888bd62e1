import { fromMarkdown } from 'mdast-util-from-markdown'
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Nodes, Root } from 'mdast'
import { bodyStartOf } from '../front-matter/fence.ts'
import { isTooDear } from './budget.ts'
import { parseInParts } from './parse-in-parts.ts'

const SYNTAX = gfm()

/**
 * The stock transforms rewrite text nodes into nodes without a position, which would break every
 * source slice, so they are left out; the tokenizer finds the literal links by itself.
 */
const TREE: readonly Extension[] = gfmFromMarkdown().map(
  ({ transforms: _, ...extension }) => extension,
)

/** Keeps each token of a text as a node of its own, so that every character has an exact source. */
const PIECES: Extension = {
  enter: { data: startPiece, characterEscape: startPiece, characterReference: startPiece },
}

function startPiece(this: CompileContext, token: Token): void {
  const parent = this.stack.at(-1)
  if (parent === undefined || !('children' in parent)) return
  const { line, column, offset } = token.start
  const start = { line, column, offset }
  const piece: Extract<Nodes, { type: 'text' }> = {
    type: 'text',
    value: '',
    position: { start, end: start },
  }
  const siblings: Nodes[] = parent.children
  siblings.push(piece)
  this.stack.push(piece)
}

/** A text parsed, for who asks several things of it: parsing is most of the work of each. */
export interface ParsedText {
  readonly text: string
  /** Where the body begins, in UTF-16 units. */
  readonly bodyStart: number
  /** Of the body; positions are offsets into it. */
  readonly tree: Root
}

/** Parses a text once for all that is asked of it. */
export function parseText(text: string): ParsedText {
  const bodyStart = bodyStartOf(text)
  return { text, bodyStart, tree: parseTree(text.slice(bodyStart)) }
}

/** A text that may be parsed already. */
export function parsedOf(text: string | ParsedText): ParsedText {
  return typeof text === 'string' ? parseText(text) : text
}

/** Markdown (CommonMark with the GitHub extensions) as mdast; positions are offsets into `body`. */
export function parseTree(body: string): Root {
  return parse(body, TREE)
}

/** As `parseTree`, with the text nodes unjoined: one for each run, escape and character reference. */
export function parsePieces(body: string): Root {
  return parse(body, [...TREE, PIECES])
}

function parse(body: string, tree: readonly Extension[]): Root {
  if (isTooDear(body)) return sourceOnly(body)
  return parseInParts(body, (part) => parseAtOnce(part, tree)) ?? parseAtOnce(body, tree)
}

/** As `parseTree`, in one go, whatever the length and what the body holds. */
export function parseAtOnce(body: string, tree: readonly Extension[] = TREE): Root {
  return fromMarkdown(body, { extensions: [SYNTAX], mdastExtensions: [...tree] })
}

/** A body nobody should wait for: one block of source, which the editor shows as an island. */
function sourceOnly(body: string): Root {
  const offset = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(body)?.[0].length ?? 0
  const value = body.slice(offset).trimEnd()
  // nobody asks for the lines of it
  const start = { line: 1, column: 1, offset }
  const end = { line: 1, column: 1, offset: offset + value.length }
  const position = { start, end }
  const children: Root['children'] = value === '' ? [] : [{ type: 'html', value, position }]
  return { type: 'root', children, position }
}

export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0
}
