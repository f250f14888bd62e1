import { raw } from 'hast-util-raw'
import type { Element, ElementContent, Nodes, Parents, Root, RootContent } from 'hast'
import type { Raw } from 'mdast-util-to-hast'
import type { VFile } from 'vfile'
import { ALLOWED_LINK, isForeign, resolveLink, resolvePicture } from './addresses.ts'
import type { Addresses } from './addresses.ts'
import { allowed, ANCHOR_PREFIX } from './allow-list.ts'
import { labelTasks } from './tasks.ts'

const ACTIVE =
  /<\/?(?:script|style|template|noscript|iframe|frame|object|embed|applet|svg|math|base|meta|link|form|textarea|select|button|xmp|plaintext|noembed|noframes|portal)(?![\w-])/i

/**
 * The one way from a tree to HTML that people see: raw HTML is parsed, addresses are resolved, then
 * nothing passes that the allow list does not name. The tree that comes back may be written as it is.
 */
export function safeTree(children: readonly RootContent[], options: Addresses, file?: VFile): Root {
  const parsed = parseRaw(children, file)
  visitElements(parsed, (element) => prepare(element, options))
  const clean = allowed(parsed)
  visitElements(clean, finish)
  return clean
}

/** A tree without raw HTML: what it opens it closes. Positions stay where a file is named; it is not read. */
export function parseRaw(children: readonly RootContent[], file?: VFile): Root {
  const tree: Root = { type: 'root', children: [...children] }
  showActive(tree)
  return hasRaw(tree) ? rootOf(raw(tree, { file })) : tree
}

/** Calls back for each element, parents first; what the callback puts inside is visited too. */
export function visitElements(node: Nodes, visit: (element: Element) => void): void {
  const open: Nodes[] = [node]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'element') visit(next)
    if ('children' in next) for (const child of next.children) open.push(child)
  }
}

/**
 * Elements that authors leave open inside each other. Far more than these and the tree would be too
 * deep to walk: then all HTML is shown as the text it is.
 */
const MAX_OPEN = 200
// Where a tag ends is not looked for: that would read to the end of the text for each one without.
const TAG = /<(\/?)([a-z][a-z0-9-]*)/gi
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

function isDeep(tree: Root): boolean {
  let open = 0
  const pending: Nodes[] = [tree]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'raw') {
      for (const [, closing, name = ''] of node.value.matchAll(TAG)) {
        if (closing === '/') open = Math.max(0, open - 1)
        else if (!VOID.has(name.toLowerCase())) open += 1
        if (open > MAX_OPEN) return true
      }
    } else if ('children' in node) {
      // Not spread: one passage may hold more nodes than a call takes parameters.
      for (const child of node.children.toReversed()) pending.push(child)
    }
  }
  return false
}

/** Active content is not parsed but shown as the text it is: nothing an author wrote is dropped unseen. */
function showActive(tree: Root): void {
  const all = isDeep(tree)
  const open: Parents[] = [tree]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    next.children.forEach((child: RootContent, index) => {
      if (child.type === 'raw' && (all || ACTIVE.test(child.value)))
        next.children[index] = shown(child, next)
      else if ('children' in child) open.push(child)
    })
  }
}

function shown(raw: Raw, parent: Parents): ElementContent {
  const text = { type: 'text', value: raw.value } as const
  if (parent.type !== 'root') return text
  const code: Element = { type: 'element', tagName: 'code', properties: {}, children: [text] }
  return {
    type: 'element',
    tagName: 'pre',
    properties: {},
    children: [code],
    position: raw.position,
  }
}

function rootOf(node: Nodes): Root {
  if (node.type === 'root') return node
  return { type: 'root', children: node.type === 'doctype' ? [] : [node] }
}

function hasRaw(tree: Root): boolean {
  const open: Nodes[] = [tree]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'raw') return true
    if ('children' in next) for (const child of next.children) open.push(child)
  }
  return false
}

function prepare(element: Element, options: Addresses): void {
  switch (element.tagName) {
    case 'a':
      resolveLink(element, options)
      return
    case 'img':
      resolvePicture(element, options)
      return
    case 'li':
    case 'ul':
      labelTasks(element)
      return
    case 'th':
      element.properties['scope'] ??= 'col'
      alignCell(element)
      return
    case 'td':
      alignCell(element)
      return
    default:
  }
}

/** The strict content policy of the site refuses style attributes: alignment is a class. */
function alignCell(cell: Element): void {
  const align = cell.properties['align']
  delete cell.properties['align']
  if (typeof align === 'string') cell.properties['className'] = [`align-${align}`]
}

function finish(element: Element): void {
  const { id, href } = element.properties
  if (typeof id === 'string' && id.startsWith(ANCHOR_PREFIX)) {
    element.properties['id'] = id.slice(ANCHOR_PREFIX.length)
  }
  if (element.tagName !== 'a' || typeof href !== 'string') return
  if (!ALLOWED_LINK.test(href)) delete element.properties['href']
  else if (isForeign(href)) element.properties['rel'] = ['noopener', 'nofollow']
}
