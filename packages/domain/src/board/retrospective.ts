/** A card as a retrospective tells it. */
export type SaidCard = {
  readonly text: string
  /** What the step is called that it is about. */
  readonly step: string | null
  /** The name of who wrote it, where they said that it may stand. */
  readonly name: string | null
  readonly dots: number
}
/** Cards that were put together; the title may be empty. */
export type ToldGroup = { readonly title: string; readonly cards: readonly SaidCard[] }
/** A column with its groups, and the cards that lie alone. */
export type ToldColumn = {
  readonly title: string
  readonly groups: readonly ToldGroup[]
  readonly cards: readonly SaidCard[]
}

/** What the section says beside the cards, in the language of its page. */
export type RetrospectiveWords = {
  readonly title: string
  /** What stands behind a card or a group with dots. */
  readonly dots: (count: number) => string
}

/**
 * The closing circle as a section in Markdown, without a line end: a heading for each column that holds something, in
 * it groups and cards with the most dots first, equal ones as they stood. What people wrote stands as they wrote it, on
 * one line.
 */
export function retrospective(columns: readonly ToldColumn[], words: RetrospectiveWords): string {
  const told = columns
    .filter(({ groups, cards }) => groups.length > 0 || cards.length > 0)
    .map((column) => `### ${plain(column.title)}\n\n${itemsOf(column, words).join('\n')}`)
  return [`## ${plain(words.title)}`, ...told].join('\n\n')
}

function itemsOf({ groups, cards }: ToldColumn, words: RetrospectiveWords): readonly string[] {
  const told = [
    ...groups.map((group) => ({ dots: dotsOf(group), lines: groupLines(group, words) })),
    ...cards.map((card) => ({ dots: card.dots, lines: [`- ${cardLine(card, words)}`] })),
  ]
  return byDots(told).flatMap(({ lines }) => lines)
}

function groupLines(group: ToldGroup, words: RetrospectiveWords): readonly string[] {
  const [first, ...others] = byDots(group.cards)
  const inner = (cards: readonly SaidCard[]): readonly string[] =>
    cards.map((card) => `  - ${cardLine(card, words)}`)
  if (group.title !== '') {
    const head = `- **${plain(group.title)}**${dotsBehind(dotsOf(group), words)}`
    return [head, ...inner(byDots(group.cards))]
  }
  return first === undefined ? [] : [`- ${cardLine(first, words)}`, ...inner(others)]
}

function cardLine({ text, step, name, dots }: SaidCard, words: RetrospectiveWords): string {
  const about = step === null ? '' : ` (*${plain(step)}*)`
  const by = name === null ? '' : ` — ${plain(name)}`
  return `${plain(text)}${about}${by}${dotsBehind(dots, words)}`
}

const dotsBehind = (count: number, words: RetrospectiveWords): string =>
  count === 0 ? '' : ` · ${words.dots(count)}`

const dotsOf = ({ cards }: ToldGroup): number => cards.reduce((sum, { dots }) => sum + dots, 0)

const byDots = <One extends { readonly dots: number }>(items: readonly One[]): readonly One[] =>
  items.toSorted((a, b) => b.dots - a.dots)

/** Words that read as themselves in Markdown, on one line. */
function plain(words: string): string {
  return words
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_[\]<>&|~]/g, String.raw`\$&`)
    .replace(/^([#+=-])/, String.raw`\$1`)
    .replace(/^(\d+)([.)])/, String.raw`$1\$2`)
    .replace(/(#+)$/, (signs) => signs.replaceAll('#', String.raw`\#`))
}
