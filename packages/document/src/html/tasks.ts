import type { Element, ElementContent } from 'hast'

const BLOCKS = new Set([
  'ul',
  'ol',
  'p',
  'pre',
  'blockquote',
  'table',
  'div',
  'hr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
])

/** Puts the words of a task and its box into one label, so that the box has a name when read aloud. */
export function labelTasks(element: Element): void {
  const classes = element.properties['className']
  if (!Array.isArray(classes)) return
  if (classes.includes('contains-task-list')) element.properties['className'] = ['tasks']
  if (!classes.includes('task-list-item')) return
  element.properties['className'] = ['task']
  const holder = element.children.find((child) => isElement(child, 'p') && hasBox(child)) ?? element
  if (holder.type !== 'element') return
  const box = holder.children.findIndex(isBox)
  if (box === -1) return
  let end = box
  while (end < holder.children.length && !isBlock(holder.children[end])) end++
  const label: Element = {
    type: 'element',
    tagName: 'label',
    properties: {},
    children: holder.children.slice(box, end),
  }
  holder.children.splice(box, end - box, label)
}

function isElement(node: ElementContent | undefined, name: string): node is Element {
  return node?.type === 'element' && node.tagName === name
}

function isBox(node: ElementContent): boolean {
  return isElement(node, 'input')
}

function hasBox(element: Element): boolean {
  return element.children.some(isBox)
}

function isBlock(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && BLOCKS.has(node.tagName)
}
