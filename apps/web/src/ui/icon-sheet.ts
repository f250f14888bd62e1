import type { LucideIcon } from '@lucide/vue'
import { inject, isVNode, type InjectionKey } from 'vue'

/**
 * The drawings of icons that stand on a page many times: each is in the page once, and is named where it is shown, by
 * `<svg class="lucide" aria-hidden="true"><use :href /></svg>`.
 */
export type IconSheet = {
  /** The address of an icon's drawing, which is in the page from then on. */
  readonly addressOf: (icon: LucideIcon) => string
}

export const iconSheetKey: InjectionKey<IconSheet> = Symbol('icon sheet')

/** Names icons on the sheet of the page; where there is none, as in a part by itself, they are named alone. */
export const useIcons = (): ((icon: LucideIcon) => string) =>
  inject(iconSheetKey, createIconSheet, true).addressOf

/** The sheet of a page that is drawn as text; empty text when nothing was named. */
export const createIconSheet = (): IconSheet & { readonly toHtml: () => string } => {
  const { named, addressOf } = nameOnce(drawingOf)
  return {
    addressOf,
    toHtml: () =>
      named.size === 0 ? '' : `${OPEN}${[...named.values()].map(toHtml).join('')}</svg>`,
  }
}

/** The sheet of the page in a browser: what the server drew stands there, what else is named is put in. */
export const browserIcons = (page: Document): IconSheet =>
  nameOnce((icon) => {
    const drawing = drawingOf(icon)
    if (page.getElementById(drawing.id) === null) sheetIn(page).append(toElement(page, drawing))
    return drawing
  })

type Attributes = Readonly<Record<string, unknown>>
type Shape = readonly [tag: string, attributes: Attributes]
type Drawing = { readonly id: string; readonly shapes: readonly Shape[] }

const nameOnce = (draw: (icon: LucideIcon) => Drawing) => {
  const named = new Map<LucideIcon, Drawing>()
  const addressOf = (icon: LucideIcon): string => {
    const drawing = named.get(icon) ?? draw(icon)
    named.set(icon, drawing)
    return `#${drawing.id}`
  }
  return { named, addressOf }
}

/** The name and shapes that the library gives to what draws any of its icons. */
const drawingOf = (icon: LucideIcon): Drawing => {
  const drawn: unknown = icon({}, { attrs: {}, slots: {}, emit: () => {} })
  const data: unknown = isVNode(drawn) ? drawn.props?.['icon'] : null
  if (!isIconData(data)) throw new Error('the library of icons gives no shapes')
  const { name, node } = data
  return {
    id: `icon:${name}`,
    shapes: node.map(([tag, { key: _, ...attributes }]): Shape => [tag, attributes]),
  }
}

type IconData = { readonly name: string; readonly node: readonly Shape[] }

const isIconData = (data: unknown): data is IconData =>
  typeof data === 'object' &&
  data !== null &&
  'name' in data &&
  typeof data.name === 'string' &&
  'node' in data &&
  Array.isArray(data.node)

const SVG = 'http://www.w3.org/2000/svg'
// no heading of a text has such a name
const ID = 'icons:'
const BOX = '0 0 24 24'
const OPEN = `<svg id="${ID}" hidden="">`

const toHtml = ({ id, shapes }: Drawing): string =>
  `<symbol id="${id}" viewBox="${BOX}">${shapes.map(shapeToHtml).join('')}</symbol>`

const shapeToHtml = ([tag, attributes]: Shape): string =>
  `<${tag}${Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${String(value)}"`)
    .join('')}></${tag}>`

const toElement = (page: Document, { id, shapes }: Drawing): Element => {
  const symbol = element(page, 'symbol', { id, viewBox: BOX })
  symbol.append(...shapes.map(([tag, attributes]) => element(page, tag, attributes)))
  return symbol
}

const sheetIn = (page: Document): Element => {
  const found = page.getElementById(ID)
  if (found !== null) return found
  const sheet = element(page, 'svg', { id: ID, hidden: '' })
  page.body.prepend(sheet)
  return sheet
}

const element = (page: Document, tag: string, attributes: Attributes): Element => {
  const made = page.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value))
  return made
}
