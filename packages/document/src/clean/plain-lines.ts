import type { EditorNode } from '../editor/node.ts'
import { append } from './append.ts'
import { joinLines, tickOf } from './list-lines.ts'
import type { BlockOrLine } from './list-lines.ts'

const ITEM = /^([ \t]*)(?:([-*+•·▪◦‣●○–—])|(\d{1,3}|[a-zA-Z])[.)])[ \t\u00A0]+(?=\S)/
const TICKED = /^([ \t]*)(?=[☐☑☒✅])/
const ADDRESS = /https?:\/\/[^\s<>"]+/g
/** A line cut by a mail program is about as long as all the others. */
const [MIN_WRAP, MAX_WRAP] = [55, 80]

/** Plain lines as blocks: lists where they are typed so, else a paragraph a line or a passage. */
export function plainBlocks(lines: readonly string[]): readonly EditorNode[] {
  const hasPassages = lines.some((line) => line.trim() === '')
  const blocks: BlockOrLine[] = []
  let passage: string[] = []
  const indents: number[] = []
  const endPassage = (): void => {
    if (passage.length > 0) append(blocks, passageBlocks(passage, hasPassages))
    passage = []
  }
  for (const line of lines) {
    const item = itemOf(line, indents)
    if (item === null && line.trim() !== '') {
      passage.push(line)
      continue
    }
    endPassage()
    if (item !== null) blocks.push(item)
  }
  endPassage()
  return joinLines(blocks)
}

/** A line of a list; its level is how often it is indented further than those above it. */
function itemOf(line: string, indents: number[]): BlockOrLine | null {
  const [marker, space = '', bullet, sign] = ITEM.exec(line) ?? TICKED.exec(line) ?? []
  if (marker === undefined) {
    if (line.trim() !== '') indents.length = 0
    return null
  }
  const words = line.slice(marker.length).trim()
  const tick = tickOf(words)
  const indent = space.replaceAll('\t', '    ').length
  while (indents.length > 0 && (indents.at(-1) ?? 0) > indent) indents.pop()
  if ((indents.at(-1) ?? -1) < indent) indents.push(indent)
  const number = sign === undefined ? null : Number.parseInt(sign, 10)
  return {
    level: Math.min(9, indents.length),
    ordered: bullet === undefined && sign !== undefined,
    number: number === null || Number.isNaN(number) ? null : number,
    ticked: tick?.ticked ?? null,
    blocks: [{ type: 'paragraph', content: [...plainInline(tick?.rest ?? words)] }],
  }
}

/** Lines without a blank one between them: one passage where blank lines part passages, else one each. */
function passageBlocks(lines: readonly string[], hasPassages: boolean): readonly EditorNode[] {
  const isWrapped =
    lines.length > 1 &&
    lines.slice(0, -1).every(({ length }) => length >= MIN_WRAP && length <= MAX_WRAP)
  if (isWrapped) return [paragraph([lines.map((line) => line.trim()).join(' ')])]
  return hasPassages ? [paragraph(lines)] : lines.map((line) => paragraph([line]))
}

function paragraph(lines: readonly string[]): EditorNode {
  const content = lines.flatMap((line, at): readonly EditorNode[] => [
    ...(at === 0 ? [] : [{ type: 'hardBreak' }]),
    ...plainInline(line.trim()),
  ])
  return { type: 'paragraph', content }
}

/** Words as they are, addresses in them as links. */
export function plainInline(text: string): readonly EditorNode[] {
  const nodes: EditorNode[] = []
  const say = (words: string): void => {
    if (words !== '') nodes.push({ type: 'text', text: words })
  }
  let at = 0
  for (const match of text.matchAll(ADDRESS)) {
    const href = match[0].replace(/[.,;:!?)\]»'"]+$/, '')
    say(text.slice(at, match.index))
    nodes.push({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
    at = match.index + href.length
  }
  say(text.slice(at))
  return nodes
}
