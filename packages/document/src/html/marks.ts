import type { Element, ElementContent, Parents } from 'hast'
import type { Onlooker, WrittenElement } from './write-html.ts'

const TURNS = [
  'link-added',
  'link-removed',
  'link-turned',
  'link-broken',
  'caption-added',
  'caption-removed',
  'caption-turned',
  'picture-added',
  'picture-removed',
  'picture-turned',
] as const

/** What became of an address, or of the words in place of a picture, which nobody sees. */
export type UnseenTurn = (typeof TURNS)[number]

/**
 * A place in drawn HTML, in UTF-16 units, and what is to be said there: what the marks around it show to eyes alone,
 * that a name stands for a picture, or (`into`) that the value behind it took the place of the one before.
 */
export interface HtmlMark {
  readonly at: number
  readonly say: 'added' | 'removed' | 'changed' | 'moved' | 'picture' | 'into' | UnseenTurn
}

/** Notes into `marks` what is to be said in the HTML that is written. */
export function markFinder(marks: HtmlMark[]): Onlooker {
  return {
    enter: (written) => {
      const { at, inside, element } = written
      const say = changeSaid(written)
      if (isTurned(written)) marks.push({ at, say: 'into' })
      // a rule has no inside
      if (say !== null) marks.push({ at: element.tagName === 'hr' ? at : inside, say })
      if (isNamedPicture(element)) marks.push({ at: inside, say: 'picture' })
      const turn = turnOf(element)
      if (turn !== undefined) marks.push({ at: inside, say: turn })
    },
  }
}

type Change = 'added' | 'removed' | 'changed' | 'moved'

function changeSaid({ element, parent }: WrittenElement): Change | null {
  const change = changeOf(element)
  switch (element.tagName) {
    case 'ins':
      return 'added'
    case 'del':
      return 'removed'
    case 'li':
      // the words of one that came or went say so
      return change === 'changed' || change === 'moved' ? change : null
    case 'pre':
    case 'div':
      return change === 'moved' ? null : change
    case 'hr':
      return change === 'added' || change === 'removed' ? change : null
    case 'th':
    case 'td':
      // of a row, the first cell says that it moved; of a column, its header
      if (isFirst(element, parent) && changeOf(parent) === 'moved') return 'moved'
      return element.tagName === 'th' && change === 'moved' ? change : null
    default:
      return null
  }
}

function changeOf(node: Parents): Change | null {
  const change = node.type === 'element' ? node.properties['dataChange'] : undefined
  return change === 'added' || change === 'removed' || change === 'changed' || change === 'moved'
    ? change
    : null
}

function isFirst(element: Element, parent: Parents): boolean {
  return parent.children.find(({ type }) => type === 'element') === element
}

/** Whether it is the new value behind the old one. */
function isTurned({ element, parent }: WrittenElement): boolean {
  if (element.tagName !== 'ins' || parent.type !== 'element' || turnOf(parent) === undefined)
    return false
  return parent.children.slice(0, parent.children.indexOf(element)).some(isDeletion)
}

function isDeletion(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'del'
}

function turnOf({ properties }: Element): UnseenTurn | undefined {
  return TURNS.find((turn) => turn === properties['dataTurn'])
}

function isNamedPicture({ properties }: Element): boolean {
  const names = properties['className']
  return Array.isArray(names) && ['far-picture', 'missing-picture'].includes(String(names[0]))
}
