import type { EditorMark } from '../editor/node.ts'
import type { ForeignElement } from './foreign-tree.ts'
import { cleanLink } from './links.ts'
import type { Style } from './style-rules.ts'

/** How words are set, as far as a page keeps it. */
export interface Look {
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  readonly code: boolean
  readonly href: string | null
  /** Line ends and blanks stand for themselves. */
  readonly pre: boolean
}

export const PLAIN_LOOK: Look = {
  bold: false,
  italic: false,
  strike: false,
  code: false,
  href: null,
  pre: false,
}

const BOLD = new Set(['b', 'strong'])
const ITALIC = new Set(['i', 'em', 'cite', 'dfn', 'var'])
const STRIKE = new Set(['s', 'strike', 'del'])
const CODE = new Set(['code', 'tt', 'kbd', 'samp'])

/** The look within an element: what its tag and its style say, else that around it. */
export function lookWithin(
  { tag, attributes }: ForeignElement,
  style: Style,
  around: Look,
  siteUrl?: string,
): Look {
  const weight = style.get('font-weight') ?? ''
  const slant = style.get('font-style') ?? ''
  const space = style.get('white-space') ?? style.get('white-space-collapse') ?? ''
  const href = tag === 'a' ? cleanLink(attributes['href'] ?? '', siteUrl) : null
  return {
    bold: isBold(weight) ?? (around.bold || BOLD.has(tag)),
    italic:
      slant === 'normal'
        ? false
        : around.italic || ITALIC.has(tag) || /^(?:italic|oblique)/.test(slant),
    strike: around.strike || STRIKE.has(tag) || lineOf(style).includes('line-through'),
    code: around.code || CODE.has(tag),
    href: href ?? around.href,
    pre: space === '' ? around.pre : space.startsWith('pre'),
  }
}

/** The marks of a look. */
export function marksOfLook(look: Look): readonly EditorMark[] {
  return [
    ...(look.href === null ? [] : [{ type: 'link', attrs: { href: look.href } }]),
    ...(look.bold ? [{ type: 'bold' }] : []),
    ...(look.italic ? [{ type: 'italic' }] : []),
    ...(look.strike ? [{ type: 'strike' }] : []),
    ...(look.code ? [{ type: 'code' }] : []),
  ]
}

/** Whether an element or its style keeps its words from being seen. */
export function isHidden({ attributes }: ForeignElement, style: Style): boolean {
  return (
    attributes['hidden'] !== undefined ||
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    style.get('mso-hide') === 'all'
  )
}

/** Whether a style colours or underlines words, which a page does not keep. */
export function isDecorated({ tag }: ForeignElement, style: Style, isLink: boolean): boolean {
  if (tag === 'mark') return true
  if (!isLink && (tag === 'u' || lineOf(style).includes('underline'))) return true
  const behind = style.get('background-color') ?? style.get('background') ?? ''
  const highlight = style.get('mso-highlight')
  return (
    (!isLink && isColour(style.get('color') ?? '')) ||
    isColour(behind) ||
    (highlight !== undefined && highlight !== 'none')
  )
}

function lineOf(style: Style): string {
  return `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
}

function isBold(weight: string): boolean | null {
  if (weight === 'normal' || weight === 'lighter') return false
  if (weight === 'bold' || weight === 'bolder') return true
  const number = Number.parseInt(weight, 10)
  return Number.isNaN(number) ? null : number >= 600
}

const GREYS = new Set(
  'auto black white gray grey silver transparent none inherit initial unset windowtext currentcolor canvastext'.split(
    ' ',
  ),
)
/** Between the strongest and the weakest of red, green and blue, of 255: below it is a grey. */
const MIN_COLOUR = 48

/** Black, white and what lies between are no colours of the writer's. */
function isColour(value: string): boolean {
  const name = value.trim()
  if (name === '' || GREYS.has(name) || name.startsWith('var(')) return false
  const channels = hexChannels(name) ?? rgbChannels(name)
  if (channels === null) return /^[a-z]+$/.test(name)
  return Math.max(...channels) - Math.min(...channels) >= MIN_COLOUR
}

function hexChannels(name: string): readonly number[] | null {
  const [, digits] = /^#([0-9a-f]{3}|[0-9a-f]{6})(?![0-9a-f])/.exec(name) ?? []
  if (digits === undefined) return null
  const size = digits.length / 3
  return [0, 1, 2].map((at) => {
    const part = digits.slice(at * size, (at + 1) * size)
    return Number.parseInt(size === 1 ? part + part : part, 16)
  })
}

function rgbChannels(name: string): readonly number[] | null {
  const [, red, green, blue, alpha] =
    /^rgba?\(\s*(\d+)[,\s]+(\d+)[,\s]+(\d+)(?:[,/\s]+([\d.]+))?/.exec(name) ?? []
  if (red === undefined) return null
  return alpha !== undefined && Number(alpha) === 0 ? [0] : [red, green, blue].map(Number)
}
