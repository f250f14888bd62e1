/** A list item: what stands before its text, and the text with everything nested in it. */
export type ListItem = {
  readonly indent: string
  /** The bullet, or the sign after the number. */
  readonly sign: string
  readonly number: number | null
  /** The number as it is written, zeros before it included. */
  readonly digits: string
  readonly pad: string
  readonly task: string
  readonly text: string
  /** Blanks between it and the item above. */
  readonly lead: string
}

const marker = /^([ \t]*)([-*+]|(\d{1,9})([.)]))([ \t]+|$)/
const taskBox = /^\[[ xX]\][ \t]+/

/** Cuts a list into its items; `null` when the text does not begin with one. */
export function toListItems(text: string): readonly ListItem[] | null {
  const sources = cutItems(text)
  return (
    sources?.map((source, at) => {
      const above = sources[at - 1] ?? ''
      return toItem(source.trimEnd(), above.slice(above.trimEnd().length))
    }) ?? null
  )
}

/** The sources of the items of a list, joined the text; `null` when the text does not begin with an item. */
export function cutItems(text: string): readonly string[] | null {
  const items: { source: string; width: number }[] = []
  for (const line of text.split(/(?<=\n)/)) {
    const found = marker.exec(line)
    const current = items.at(-1)
    if (found && (!current || columns(found[1] ?? '') < current.width))
      items.push({ source: line, width: columns(found[0]) })
    else if (current) current.source += line
    else return null
  }
  return items.map(({ source }) => source)
}

/** The texts of all items, nested ones apart from those that hold them. */
export function itemTexts(text: string): readonly string[] {
  return nestedItems(text).map((item) => item.text)
}

/** As `itemTexts`, with the number of items that hold each of them. */
export function nestedItems(
  text: string,
  depth = 0,
): readonly { readonly text: string; readonly depth: number }[] {
  const items = toListItems(text)
  if (!items) return [{ text, depth }]
  return items.flatMap((item) => {
    const { head, nested } = splitNested(item.text)
    const own = { text: head, depth }
    return nested === '' ? [own] : [own, ...nestedItems(nested.replace(/^\s*\n/, ''), depth + 1)]
  })
}

/** An item's own words, and the list nested in it from the line end above its first marker. */
export function splitNested(text: string): { readonly head: string; readonly nested: string } {
  const at = text.search(/\n[ \t]+(?:[-*+]|\d{1,9}[.)])[ \t]/)
  if (at < 0) return { head: text, nested: '' }
  const head = text.slice(0, at).trimEnd()
  return { head, nested: text.slice(head.length) }
}

/** The source of an item, without the blanks above it. */
export function itemSource(item: ListItem): string {
  return itemMarker(item) + item.task + item.text
}

/** What an item begins with. */
export function itemMarker({ indent, digits, sign, pad }: ListItem): string {
  return indent + digits + sign + pad
}

/** An item behind another marker; lines that hang below its text keep hanging there. */
export function withMarker(
  item: ListItem,
  { sign, number }: Pick<ListItem, 'sign' | 'number'>,
): ListItem {
  const digits = number === item.number ? item.digits : `${number ?? ''}`
  const marked = { ...item, sign, number, digits }
  const change = columns(itemMarker(marked)) - columns(itemMarker(item))
  if (change === 0) return marked
  const hang = ' '.repeat(columns(itemMarker(item)))
  const rehung = ' '.repeat(Math.max(0, hang.length + change))
  return { ...marked, text: item.text.replaceAll(`\n${hang}`, `\n${rehung}`) }
}

function toItem(source: string, lead: string): ListItem {
  const found = marker.exec(source)
  const rest = source.slice(found?.[0].length ?? 0)
  const task = taskBox.exec(rest)?.[0] ?? ''
  return {
    indent: found?.[1] ?? '',
    sign: found?.[4] ?? found?.[2] ?? '-',
    number: found?.[3] === undefined ? null : Number(found[3]),
    digits: found?.[3] ?? '',
    pad: found?.[5] ?? ' ',
    task,
    text: rest.slice(task.length),
    lead,
  }
}

function columns(blank: string): number {
  let width = 0
  for (const sign of blank) width += sign === '\t' ? 4 - (width % 4) : 1
  return width
}
