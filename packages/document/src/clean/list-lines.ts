import type { EditorNode } from '../editor/node.ts'

/** One item of a list that was written as a line with its level, as Word and plain text do. */
export interface ListLine {
  /** 1 for the outermost. */
  readonly level: number
  readonly ordered: boolean
  /** The number that the line says; null for a bullet. */
  readonly number: number | null
  /** Whether it is ticked; null for what is no task. */
  readonly ticked: boolean | null
  readonly blocks: readonly EditorNode[]
}

export type BlockOrLine = EditorNode | ListLine

export function isLine(one: BlockOrLine): one is ListLine {
  return 'blocks' in one
}

interface OpenList {
  readonly level: number
  readonly type: string
  readonly node: { type: string; attrs?: Record<string, unknown>; content: EditorNode[] }
  /** What the last item holds, to which deeper lists are added. */
  last: EditorNode[]
}

/** Puts the lines that follow each other into lists, deeper ones into the item above them. */
export function joinLines(blocks: readonly BlockOrLine[]): readonly EditorNode[] {
  const joined: EditorNode[] = []
  let open: OpenList[] = []
  for (const one of blocks) {
    if (!isLine(one)) {
      open = []
      joined.push(one)
      continue
    }
    const type = one.ticked !== null ? 'taskList' : one.ordered ? 'orderedList' : 'bulletList'
    open = open.filter(({ level }) => level <= one.level)
    const innermost = open.at(-1)
    if (innermost?.level === one.level && innermost.type !== type) open = open.slice(0, -1)
    let list = open.at(-1)
    if (list === undefined || list.level < one.level) {
      list = beginList(type, one)
      const around = open.at(-1)?.last ?? joined
      around.push(list.node)
      open = [...open, list]
    }
    list.last = [...one.blocks]
    list.node.content.push(itemOf(one, list.last))
  }
  return joined
}

function beginList(type: string, { level, number }: ListLine): OpenList {
  const start = type === 'orderedList' && number !== null && number !== 1 ? number : null
  const node = { type, ...(start === null ? {} : { attrs: { start } }), content: [] }
  return { level, type, node, last: [] }
}

function itemOf({ ticked }: ListLine, content: EditorNode[]): EditorNode {
  return ticked === null
    ? { type: 'listItem', content }
    : { type: 'taskItem', attrs: { checked: ticked }, content }
}

const BULLET = /^[·•▪◦‣●○■](?:\s+|$)/
const TICK = /^(?:\[([ xX])\]|([☐☑☒✅✓]))[\s\u00A0]+/

/** The words of a line without the bullet that it was typed with; null for a line without one. */
export function withoutBullet(text: string): string | null {
  const [bullet] = BULLET.exec(text) ?? []
  return bullet === undefined ? null : text.slice(bullet.length)
}

/** Whether words begin with a box, ticked or not, and what follows it; null for words without one. */
export function tickOf(text: string): { readonly ticked: boolean; readonly rest: string } | null {
  const [whole, brackets, box] = TICK.exec(text) ?? []
  if (whole === undefined) return null
  const ticked = box === undefined ? brackets !== ' ' : box !== '☐'
  return { ticked, rest: text.slice(whole.length) }
}
