import type { EditorNode } from '../editor/node.ts'
import { editAt, editKids } from './edit.ts'
import type { MakeEdit } from './edit.ts'
import type { Random } from './random.ts'

const PARAGRAPH: EditorNode = {
  type: 'paragraph',
  content: [{ type: 'text', text: 'A new passage, with 1. and *.' }],
}

const isList = (node: EditorNode) => node.type.endsWith('List')
const isLongList = (node: EditorNode) => isList(node) && (node.content?.length ?? 0) > 1
const itemType = (list: EditorNode) => (list.type === 'taskList' ? 'taskItem' : 'listItem')

/** The kids of a list in an order where one stands elsewhere. */
function moveOne(kids: readonly EditorNode[], random: Random): readonly EditorNode[] | null {
  const from = random(kids.length)
  const to = random(kids.length)
  const kid = kids[from]
  return kid === undefined || from === to ? null : kids.toSpliced(from, 1).toSpliced(to, 0, kid)
}

/** An item put into a list of its own at the end of the one above. */
const indent: MakeEdit = editAt(isLongList, (list, random) => {
  const kids = list.content ?? []
  const at = 1 + random(kids.length - 1)
  const above = kids[at - 1]
  const item = kids[at]
  if (above === undefined || item === undefined) return [list]
  const inner = above.content?.at(-1)
  const content =
    inner !== undefined && inner.type === list.type
      ? [
          ...(above.content ?? []).slice(0, -1),
          { ...inner, content: [...(inner.content ?? []), item] },
        ]
      : [...(above.content ?? []), { type: list.type, content: [item] }]
  return [{ ...list, content: kids.toSpliced(at - 1, 2, { ...above, content }) }]
})

/** Whether an item ends with a list of the kind around it, from which something may go: an item holds something. */
function canGiveUp(item: EditorNode, type: string): boolean {
  const inner = item.content?.at(-1)
  return inner?.type === type && (isLongList(inner) || (item.content?.length ?? 0) > 1)
}

/** The last item of a list inside an item put after that item. */
const outdent: MakeEdit = editAt(
  (list) => isList(list) && (list.content ?? []).some((item) => canGiveUp(item, list.type)),
  (list) => {
    const kids = list.content ?? []
    const at = kids.findIndex((item) => canGiveUp(item, list.type))
    const item = kids[at]
    const inner = item?.content?.at(-1)
    const last = inner?.content?.at(-1)
    if (item === undefined || inner === undefined || last === undefined) return [list]
    const rest = (inner.content ?? []).slice(0, -1)
    const content = [
      ...(item.content ?? []).slice(0, -1),
      ...(rest.length === 0 ? [] : [{ ...inner, content: rest }]),
    ]
    return [{ ...list, content: kids.toSpliced(at, 1, { ...item, content }, last) }]
  },
)

function retyped(type: string): MakeEdit {
  const isTask = type === 'taskList'
  return editAt(
    (list) =>
      isList(list) &&
      list.type !== type &&
      (!isTask || (list.content ?? []).every((item) => item.content?.[0]?.type === 'paragraph')),
    (list) => [
      {
        type,
        content: (list.content ?? []).map((item) => ({
          type: isTask ? 'taskItem' : 'listItem',
          ...(isTask ? { attrs: { checked: false } } : {}),
          content: item.content ?? [],
        })),
      },
    ],
  )
}

/** An item cut in two in the middle of its first words. */
const splitItem: MakeEdit = editAt(
  (node) =>
    (node.type === 'listItem' || node.type === 'taskItem') &&
    / /.test(node.content?.[0]?.content?.[0]?.text ?? ''),
  (item) => {
    const [words, ...rest] = item.content ?? []
    const [first, ...more] = words?.content ?? []
    const text = first?.text ?? ''
    const at = text.indexOf(' ')
    const start = { ...first, type: 'text', text: text.slice(0, at) }
    const end = text.slice(at + 1).trim()
    const after = [...(end === '' ? [] : [{ ...first, type: 'text', text: end }]), ...more]
    if (start.text === '' || after.length === 0) return [item]
    return [
      { ...item, content: [{ type: 'paragraph', content: [start] }] },
      { ...item, content: [{ type: 'paragraph', content: after }, ...rest] },
    ]
  },
)

/** Edits of items and of lists as a whole. */
export const LIST_EDITS = {
  'item added': editAt(isList, (list, random) => {
    const kids = list.content ?? []
    const item = {
      type: itemType(list),
      ...(list.type === 'taskList' ? { attrs: { checked: false } } : {}),
      content: [PARAGRAPH],
    }
    return [{ ...list, content: kids.toSpliced(random(kids.length + 1), 0, item) }]
  }),
  'item removed': editKids(isLongList, (kids, random) => kids.toSpliced(random(kids.length), 1)),
  'item moved': editKids(isLongList, moveOne),
  'item indented': indent,
  'item outdented': outdent,
  'item split': splitItem,
  'items joined': editKids(isLongList, (kids, random) => {
    const at = random(kids.length - 1)
    const [one, other] = [kids[at], kids[at + 1]]
    if (one === undefined || other === undefined) return null
    const content = [...(one.content ?? []), ...(other.content ?? [])]
    return kids.toSpliced(at, 2, { ...one, content })
  }),
  'paragraph added to an item': editAt(
    (node) => node.type === 'listItem',
    (item) => [{ ...item, content: [...(item.content ?? []), PARAGRAPH] }],
  ),
  'item lifted out': editAt(
    (list, parent) => isLongList(list) && parent.type === 'doc',
    (list, random) => {
      const kids = list.content ?? []
      const at = random(kids.length)
      const part = (items: readonly EditorNode[]) =>
        items.length === 0 ? [] : [{ ...list, content: items }]
      return [...part(kids.slice(0, at)), ...(kids[at]?.content ?? []), ...part(kids.slice(at + 1))]
    },
  ),
  'list made of bullets': retyped('bulletList'),
  'list made numbered': retyped('orderedList'),
  'list made of tasks': retyped('taskList'),
  'number to start at': editAt(
    (node) => node.type === 'orderedList',
    (node) => [{ ...node, attrs: { ...node.attrs, start: 7 } }],
  ),
  'task checked': editAt(
    (node) => node.type === 'taskItem',
    (node) => [{ ...node, attrs: { ...node.attrs, checked: node.attrs?.['checked'] !== true } }],
  ),
} satisfies Record<string, MakeEdit>
