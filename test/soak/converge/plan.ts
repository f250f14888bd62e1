/** What a block is turned into, as the bar of the editor offers it. */
export const turns = [
  'heading',
  'paragraph',
  'bulletList',
  'orderedList',
  'taskList',
  'blockquote',
  'sink',
  'lift',
] as const
export type Turn = (typeof turns)[number]

export const tableActs = ['addRow', 'deleteRow', 'addColumn', 'deleteColumn'] as const
export type TableAct = (typeof tableActs)[number]

/** A place in a draft of any length: the part of its text blocks, and of the ends of words in that block. */
export type Place = { readonly block: number; readonly offset: number }

/** Something that somebody does in the editor. */
export type Act =
  | { readonly kind: 'type'; readonly at: Place; readonly word: string }
  | { readonly kind: 'split' | 'join' | 'delete' | 'bold' | 'remove'; readonly at: Place }
  | { readonly kind: 'turn'; readonly at: Place; readonly into: Turn }
  | { readonly kind: 'move'; readonly at: Place; readonly step: -1 | 1 }
  | { readonly kind: 'table'; readonly at: Place; readonly what: TableAct }
  | { readonly kind: 'undo' | 'redo' }

/** What people do at the same time, who see nothing of each other meanwhile; then the lines carry it. */
export type Phase = {
  /** Who has no line from before the acts on. */
  readonly away: readonly number[]
  /** Whose line breaks while it carries; it comes back at once. */
  readonly torn: readonly number[]
  readonly acts: readonly { readonly who: number; readonly act: Act }[]
  /** Who sends first. */
  readonly order: readonly number[]
  /** Whose editor shows what came only later. */
  readonly late: readonly number[]
  /** Whether what came is shown at once, or update by update. */
  readonly isWhole: boolean
}

const MOST_PHASES = 3
const MOST_ACTS = 3

/** How often somebody does what, of a hundred. */
const shares: readonly (readonly [Act['kind'], number])[] = [
  ['type', 40],
  ['split', 10],
  ['join', 10],
  ['turn', 12],
  ['move', 8],
  ['table', 6],
  ['delete', 4],
  ['undo', 5],
  ['redo', 2],
  ['bold', 2],
  ['remove', 1],
]

/** Plans one round of a number of people. `newWord` gives a word that nobody has typed yet. */
export const planRound = (
  random: () => number,
  people: number,
  newWord: () => string,
): readonly Phase[] => {
  const pick = <Value>(of: readonly Value[]): Value => {
    const picked = of[Math.floor(random() * of.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }
  const all = Array.from({ length: people }, (_, who) => who)
  const some = (part: number): readonly number[] => all.filter(() => random() < part)

  const drawAct = (hot: number): Act => {
    let left = random() * 100
    const [kind] = shares.find(([, share]) => (left -= share) < 0) ?? ['type']
    // where one writes, others write
    const at = { block: random() < 0.6 ? hot : random(), offset: random() }
    switch (kind) {
      case 'type':
        return { kind, at, word: newWord() }
      case 'turn':
        return { kind, at, into: pick(turns) }
      case 'move':
        return { kind, at, step: random() < 0.5 ? -1 : 1 }
      case 'table':
        return { kind, at, what: pick(tableActs) }
      case 'undo':
      case 'redo':
        return { kind }
      case 'split':
      case 'join':
      case 'delete':
      case 'bold':
      case 'remove':
        return { kind, at }
    }
  }

  return Array.from({ length: 1 + Math.floor(random() * MOST_PHASES) }, (): Phase => {
    const hot = random()
    const away = some(0.2)
    const torn = some(0.1).filter((who) => !away.includes(who))
    const acts = all.flatMap((who) =>
      Array.from({ length: Math.floor(random() * (MOST_ACTS + 1)) }, () => ({
        who,
        act: drawAct(hot),
      })),
    )
    const order = all.map((who) => ({ who, turn: random() })).toSorted((a, b) => a.turn - b.turn)
    return {
      away,
      torn,
      acts,
      order: order.map(({ who }) => who),
      late: some(0.2),
      isWhole: torn.length > 0 || random() < 0.4,
    }
  })
}

/** Words that are told apart wherever they come to stand, also beside each other: capitals, a number, a small letter. */
export const wordMaker = (random: () => number): (() => string) => {
  let count = 0
  const capital = (): string => String.fromCharCode(65 + Math.floor(random() * 26))
  return () => `${capital()}${capital()}${capital()}${(count += 1)}q`
}

/** The words of `wordMaker` in a text, in order. */
export const wordsOf = (text: string): readonly string[] => text.match(/[A-Z]{3}\d+q/g) ?? []
