import type { Element, ElementContent, Nodes, Properties, RootContent } from 'hast'
import { parseTree } from '../markdown/parse.ts'
import { attrOf, textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import type { RenderOptions } from './options.ts'
import { setDirections } from './directions.ts'
import { element, elements } from './elements.ts'
import { inMarks } from './in-marks.ts'
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
  return inMarks(nodes, (node) => renderLeaf(node, options))
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
