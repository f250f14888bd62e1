import type { Element, ElementContent, Nodes, Properties, RootContent } from 'hast'
import { parseTree } from '../markdown/parse.ts'
import { attrOf, textAttr } from '../editor/node.ts'
import type { EditorMark, EditorNode } from '../editor/node.ts'
import type { RenderOptions } from './options.ts'
import { setDirections } from './directions.ts'
import { markFinder } from './marks.ts'
import type { HtmlMark } from './marks.ts'
import { parseRaw, safeTree } from './serialise.ts'
import { toTree } from './to-tree.ts'
import { writeHtml } from './write-html.ts'

/** Editor nodes as HTML, and what is to be said in it. */
export interface RenderedNodes {
  readonly html: string
  /** In the order of their places. */
  readonly marks: readonly HtmlMark[]
  /** Whether it has neither words nor anything else to see: an anchor, a comment. */
  readonly showsNothing: boolean
}

/**
 * Editor nodes as safe HTML, through the same allow list as an article. The marks `added` and
 * `removed` become ins and del, without the blanks at their ends; an attribute `change` on a block,
 * item, row or cell becomes `data-change`; a node `unseenTurn`, which holds what is not seen of a link
 * or picture (its old and its new value, or an address that is none), a span with `data-turn`.
 */
export function renderNodes(nodes: readonly EditorNode[], options: RenderOptions): RenderedNodes {
  const tree = safeTree(
    nodes.flatMap((node) => renderBlock(node, options)),
    options,
  )
  setDirections(tree)
  const marks: HtmlMark[] = []
  const html = writeHtml(tree, markFinder(marks))
  return { html, marks, showsNothing: !showsSomething(tree) }
}

const SEEN = new Set(['img', 'hr', 'input'])

function showsSomething(node: Nodes): boolean {
  if (node.type === 'text') return node.value.trim() !== ''
  if (node.type === 'element' && SEEN.has(node.tagName)) return true
  return 'children' in node && node.children.some(showsSomething)
}

const BLOCK_TAGS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  taskList: 'ul',
  listItem: 'li',
  taskItem: 'li',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
  horizontalRule: 'hr',
}

const MARK_TAGS: Readonly<Record<string, string>> = {
  added: 'ins',
  removed: 'del',
  link: 'a',
  bold: 'strong',
  italic: 'em',
  strike: 's',
  code: 'code',
}

function renderBlock(node: EditorNode, options: RenderOptions): readonly RootContent[] {
  const change = textAttr(node, 'change')
  const properties: Properties = change === '' ? {} : { dataChange: change }
  const content = node.content ?? []
  switch (node.type) {
    case 'text':
    case 'hardBreak':
    case 'image':
    case 'inlineIsland':
      return renderInline([node], options)
    case 'heading':
      return [element(`h${headingLevel(node)}`, properties, renderInline(content, options))]
    case 'paragraph':
      return [element('p', properties, renderInline(content, options))]
    case 'codeBlock':
      return [element('pre', properties, [codeElement(node)])]
    case 'table':
      return [renderTable(node, properties, options)]
    case 'island':
      return renderSource(textAttr(node, 'source'), properties, options)
    default:
      return [
        element(
          BLOCK_TAGS[node.type] ?? 'div',
          { ...properties, ...ownProperties(node) },
          children(node, options),
        ),
      ]
  }
}

function children(node: EditorNode, options: RenderOptions): readonly ElementContent[] {
  const content = node.content ?? []
  const first = content[0]
  if (node.type === 'listItem' || node.type === 'taskItem' || isCell(node)) {
    const tight =
      first?.type === 'paragraph' && content.slice(1).every((child) => child.type.endsWith('List'))
    const lead = tight ? renderInline(first.content ?? [], options) : []
    const rest = (tight ? content.slice(1) : content).flatMap((child) =>
      elements(renderBlock(child, options)),
    )
    if (node.type !== 'taskItem') return [...lead, ...rest]
    const box = element(
      'input',
      { type: 'checkbox', disabled: true, checked: attrOf(node, 'checked') === true },
      [],
    )
    return [box, { type: 'text', value: ' ' }, ...lead, ...rest]
  }
  return content.flatMap((child) => elements(renderBlock(child, options)))
}

function ownProperties(node: EditorNode): Properties {
  switch (node.type) {
    case 'taskList':
      return { className: ['contains-task-list'] }
    case 'taskItem':
      return { className: ['task-list-item'] }
    case 'orderedList': {
      const start = attrOf(node, 'start')
      return typeof start === 'number' && start !== 1 ? { start } : {}
    }
    case 'tableHeader':
    case 'tableCell': {
      const align = textAttr(node, 'align')
      return align === '' ? {} : { align }
    }
    default:
      return {}
  }
}

function renderTable(node: EditorNode, properties: Properties, options: RenderOptions): Element {
  const rows = (node.content ?? []).flatMap((row) => elements(renderBlock(row, options)))
  const isHead = (index: number) => node.content?.[index]?.content?.[0]?.type === 'tableHeader'
  const head = rows.filter((_, index) => isHead(index))
  const body = rows.filter((_, index) => !isHead(index))
  return element('table', properties, [
    ...(head.length > 0 ? [element('thead', {}, head)] : []),
    ...(body.length > 0 ? [element('tbody', {}, body)] : []),
  ])
}

function renderInline(
  nodes: readonly EditorNode[],
  options: RenderOptions,
): readonly ElementContent[] {
  return nested(
    withBareEnds(nodes).map((node) => ({
      marks: orderedMarks(node),
      inner: renderLeaf(node, options),
    })),
  )
}

/** Nodes of which the blanks where a mark of the comparison begins or ends have none. */
function withBareEnds(nodes: readonly EditorNode[]): readonly EditorNode[] {
  return nodes.flatMap((node, at) => {
    const change = changeMark(node)
    if (change === null || node.text === undefined) return [node]
    const isFirst = changeMark(nodes[at - 1]) !== change
    const isLast = changeMark(nodes[at + 1]) !== change
    const [lead, words, end] = withoutEnds(node.text, isFirst, isLast)
    const parts = [
      { type: 'text', text: lead },
      { ...node, text: words },
      { type: 'text', text: end },
    ]
    return parts.filter(({ text }) => text !== '')
  })
}

function withoutEnds(text: string, isFirst: boolean, isLast: boolean): [string, string, string] {
  const rest = isFirst ? text.trimStart() : text
  const words = isLast ? rest.trimEnd() : rest
  const lead = text.slice(0, text.length - rest.length)
  return [lead, words, rest.slice(words.length)]
}

function changeMark(node: EditorNode | undefined): string | null {
  return node?.marks?.find(({ type }) => type === 'added' || type === 'removed')?.type ?? null
}

interface Run {
  readonly marks: readonly EditorMark[]
  readonly inner: readonly ElementContent[]
}

/** Neighbours that share their outermost mark share its element. */
function nested(runs: readonly Run[]): readonly ElementContent[] {
  const result: ElementContent[] = []
  for (let at = 0; at < runs.length;) {
    const run = runs[at]
    const mark = run?.marks[0]
    if (run === undefined || mark === undefined) {
      for (const inner of run?.inner ?? []) result.push(inner)
      at++
      continue
    }
    const key = JSON.stringify(mark)
    let end = at
    while (end < runs.length && JSON.stringify(runs[end]?.marks[0]) === key) end++
    const inner = runs
      .slice(at, end)
      .map(({ marks, inner: own }) => ({ marks: marks.slice(1), inner: own }))
    result.push(element(MARK_TAGS[mark.type] ?? 'span', markProperties(mark), nested(inner)))
    at = end
  }
  return result
}

function orderedMarks(node: EditorNode): readonly EditorMark[] {
  const order = Object.keys(MARK_TAGS)
  return (node.marks ?? [])
    .filter((mark) => mark.type in MARK_TAGS)
    .toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
}

function markProperties(mark: EditorMark): Properties {
  if (mark.type !== 'link') return {}
  const title = textAttr(mark, 'title')
  return { href: textAttr(mark, 'href'), ...(title === '' ? {} : { title }) }
}

function renderLeaf(node: EditorNode, options: RenderOptions): readonly ElementContent[] {
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: node.text ?? '' }]
    case 'hardBreak':
      return [element('br', {}, [])]
    case 'image':
      return [element('img', { src: textAttr(node, 'src'), alt: textAttr(node, 'alt') }, [])]
    case 'inlineIsland':
      return renderInlineSource(textAttr(node, 'source'), options)
    case 'unseenTurn': {
      const dataTurn = `${textAttr(node, 'what')}-${textAttr(node, 'how')}`
      return [element('span', { dataTurn }, renderInline(node.content ?? [], options))]
    }
    default:
      return elements(renderBlock(node, options))
  }
}

function renderSource(
  source: string,
  properties: Properties,
  options: RenderOptions,
): readonly RootContent[] {
  const rendered = fromSource(source, options)
  // what comes of HTML may be no element, or several: one around them all, which none of them closes, says what
  // became of them
  return Object.keys(properties).length === 0
    ? rendered
    : [element('div', properties, elements(parseRaw(rendered).children))]
}

function renderInlineSource(source: string, options: RenderOptions): readonly ElementContent[] {
  // an opening and a closing tag are two islands: they meet again when the whole is parsed
  if (/^<[/!?a-z]/i.test(source)) return [{ type: 'raw', value: source }]
  const first = fromSource(source, options)[0]
  return first?.type === 'element' && first.tagName === 'p'
    ? first.children
    : [{ type: 'text', value: source }]
}

function fromSource(source: string, options: RenderOptions): readonly RootContent[] {
  return toTree(parseTree(`${source}\n\n${options.definitions ?? ''}`)).filter(
    (node) => node.type !== 'text' && !(node.type === 'element' && node.tagName === 'section'),
  )
}

function codeElement(node: EditorNode): Element {
  const language = /^\S+/.exec(textAttr(node, 'language'))?.[0]
  const value = (node.content ?? []).map((child) => child.text ?? '').join('')
  const properties = language === undefined ? {} : { className: [`language-${language}`] }
  return element('code', properties, [{ type: 'text', value: `${value}\n` }])
}

function headingLevel(node: EditorNode): number {
  const level = attrOf(node, 'level')
  return typeof level === 'number' && level >= 1 && level <= 6 ? Math.trunc(level) : 2
}

function isCell(node: EditorNode): boolean {
  return node.type === 'tableCell' || node.type === 'tableHeader'
}

function elements(nodes: readonly RootContent[]): readonly ElementContent[] {
  return nodes.filter((node) => node.type !== 'doctype')
}

function element(
  tagName: string,
  properties: Properties,
  content: readonly ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children: [...content] }
}
