import type { EditorNode } from '@forkshop/document'
import type { Budget } from '../words/diff-tokens.ts'
import type { Unit } from '../reading/unit.ts'
import { toUnit } from '../reading/unit.ts'
import { pairUp } from '../matching/pair-up.ts'
import { SAME_PLACE } from '../words/alike.ts'
import { diffInline } from './diff-inline.ts'
import { diffSource, sourceOf } from './diff-source.ts'
import { isTextblock, markNode, nodeText, withChange } from './mark-node.ts'

/**
 * Two versions of a node as one that shows what changed, or as the old one and the new one where they have no
 * common form. Lists are compared by item, tables by row and cell, text by word.
 */
export function diffNode(
  before: EditorNode,
  after: EditorNode,
  budget: Budget,
): readonly EditorNode[] {
  if (isSameNode(before, after)) return [after]
  if (isList(before) && isList(after) && before.type !== after.type)
    return diffNode(asList(before, after), after, budget).map((node) => withChange(node, 'changed'))
  if (before.type !== after.type) return oldAndNew(before, after)
  if (isTextblock(after)) {
    const content = diffInline(before.content ?? [], after.content ?? [], budget)
    return [{ ...withAttrChange(before, after), content }]
  }
  switch (after.type) {
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
    case 'listItem':
    case 'taskItem':
    case 'blockquote':
    case 'tableCell':
    case 'tableHeader': {
      const content = diffChildren(before.content ?? [], after.content ?? [], budget)
      return [{ ...withAttrChange(before, after), content }]
    }
    case 'table':
      return [{ ...after, content: diffRows(before, after, budget) }]
    case 'codeBlock':
    case 'island':
      return isSameLook(before, after)
        ? diffSource(before, after, budget)
        : oldAndNew(before, after)
    default:
      return oldAndNew(before, after)
  }
}

const itemTypes: Readonly<Record<string, string>> = {
  bulletList: 'listItem',
  orderedList: 'listItem',
  taskList: 'taskItem',
}

/** Whether a node is a list, of whatever markers. */
export function isList({ type }: EditorNode): boolean {
  return itemTypes[type] !== undefined
}

/** A list with the items of one, what they show of a change included, and the markers of another one. */
export function asList(list: EditorNode, like: EditorNode): EditorNode {
  const type = itemTypes[like.type] ?? 'listItem'
  const boxes = type === 'taskItem' ? { checked: false } : {}
  const content = (list.content ?? []).map((item) =>
    item.type === type ? item : { ...item, type, attrs: { ...boxes, ...changeOf(item) } },
  )
  return { type: like.type, attrs: { ...like.attrs, ...changeOf(list) }, content }
}

function changeOf({ attrs }: EditorNode): EditorNode['attrs'] {
  return attrs?.['change'] === undefined ? {} : { change: attrs['change'] }
}

function diffChildren(
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  budget: Budget,
): readonly EditorNode[] {
  return pairUp(before, after, toNodeUnit).flatMap((pair) => {
    if (!pair.after) return pair.before ? [markNode(pair.before, 'removed')] : []
    if (!pair.before) return [markNode(pair.after, 'added')]
    const nodes = diffNode(pair.before, pair.after, budget)
    return pair.moved ? nodes.map((node) => withChange(node, 'moved')) : nodes
  })
}

function oldAndNew(before: EditorNode, after: EditorNode): readonly EditorNode[] {
  return [markNode(before, 'removed'), markNode(after, 'added')]
}

/** Code in another language has the same lines and another look. */
function isSameLook(before: EditorNode, after: EditorNode): boolean {
  return before.type === 'island' || sourceOf(before) !== sourceOf(after)
}

/** A change of what words cannot show, such as a ticked box. */
function withAttrChange(before: EditorNode, after: EditorNode): EditorNode {
  const isSame = JSON.stringify(before.attrs ?? {}) === JSON.stringify(after.attrs ?? {})
  return isSame ? after : withChange(after, 'changed')
}

function diffRows(before: EditorNode, after: EditorNode, budget: Budget): readonly EditorNode[] {
  const [oldHeader, ...oldRows] = before.content ?? []
  const [newHeader, ...newRows] = after.content ?? []
  if (!oldHeader || !newHeader) return after.content ?? []
  const columns = pairUp(oldHeader.content ?? [], newHeader.content ?? [], toNodeUnit)
  const diffRow = (from: EditorNode, to: EditorNode): EditorNode => ({
    ...to,
    content: columns.flatMap(({ beforeIndex, afterIndex, moved }) => {
      const old = from.content?.[beforeIndex ?? -1]
      const cell = to.content?.[afterIndex ?? -1]
      if (!old || !cell)
        return cell ? [markNode(cell, 'added')] : old ? [markNode(old, 'removed')] : []
      const cells = diffNode(old, cell, budget)
      // of a column that moved the header says so
      return moved && to === newHeader ? cells.map((one) => withChange(one, 'moved')) : cells
    }),
  })
  const rows = pairUp(oldRows, newRows, toRowUnit).map(({ before: old, after: row, moved }) => {
    if (old && row) return moved ? withChange(diffRow(old, row), 'moved') : diffRow(old, row)
    return row ? markNode(row, 'added') : old ? markNode(old, 'removed') : newHeader
  })
  return [diffRow(oldHeader, newHeader), ...rows]
}

function toNodeUnit(node: EditorNode): Unit {
  return toUnit(() => nodeText(node), {
    key: nodeKey(node),
    kind: node.type,
    placeLikeness: node.type === 'listItem' ? SAME_PLACE : 0,
  })
}

function toRowUnit(row: EditorNode): Unit {
  const name = row.content?.[0] ? nodeText(row.content[0]).trim() : ''
  return toUnit(() => nodeText(row), {
    key: nodeKey(row),
    kind: row.type,
    placeLikeness: 0,
    ...(name && { alias: name }),
  })
}

/** As equal keys, told at the first difference. */
function isSameNode(before: EditorNode, after: EditorNode): boolean {
  if (before.type !== after.type || before.content?.length !== after.content?.length) return false
  return (
    isSameText(before.text ?? '', after.text ?? '') &&
    isSameData(before.attrs, after.attrs) &&
    isSameData(before.marks, after.marks) &&
    (before.content ?? []).every((child, at) => {
      const other = after.content?.[at]
      return other !== undefined && isSameNode(child, other)
    })
  )
}

function isSameText(before: string, after: string): boolean {
  return before === after || before.normalize('NFC') === after.normalize('NFC')
}

function isSameData(before: unknown, after: unknown): boolean {
  if (before === after) return true
  return isSameText(JSON.stringify(before ?? null), JSON.stringify(after ?? null))
}

function nodeKey(node: EditorNode): string {
  return JSON.stringify(node).normalize('NFC')
}
