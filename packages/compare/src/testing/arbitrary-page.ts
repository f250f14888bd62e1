import fc from 'fast-check'

/**
 * Pages whose every word is unique, and random edits of them, for the laws of merging: what a merge must hold can
 * then be told word by word.
 */
type ModelBlock =
  | { readonly kind: 'heading'; readonly words: string }
  | {
      readonly kind: 'prose' | 'list' | 'steps' | 'table' | 'quote' | 'code'
      readonly units: readonly string[]
    }

type Model = readonly ModelBlock[]

/** A base page and two edits of it, as Markdown. */
export type ThreePages = { readonly base: string; readonly ours: string; readonly theirs: string }

/** Three pages with up to `edits` edits a side. */
export function threePages(edits: number): fc.Arbitrary<ThreePages> {
  const edit = fc.record({
    kind: fc.constantFrom(
      'change',
      'change',
      'change',
      'insert',
      'remove',
      'insertBlock',
      'removeBlock',
      'moveBlock',
      'moveSection',
      'moveUnit',
      'split',
      'join',
      'turn',
      'turn',
      'rewrite',
    ),
    at: fc.nat(1000),
    unit: fc.nat(1000),
    to: fc.nat(1000),
  })
  type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never
  const side = fc.array(edit, { minLength: 1, maxLength: edits })
  const blockKinds = fc.constantFrom(
    'heading',
    'heading',
    'prose',
    'prose',
    'prose',
    'list',
    'list',
    'steps',
    'table',
    'quote',
    'code',
  )
  return fc
    .tuple(fc.array(blockKinds, { minLength: 1, maxLength: 12 }), side, side)
    .map(([kinds, ours, theirs]) => {
      const base = kinds.map((kind, at): ModelBlock => newBlock(kind, `b${at}`))
      const apply = (name: string, list: readonly Edit[]) =>
        list.reduce<Model>(
          (model, one, nth) => edited(model, { ...one, name: `${name}${nth}` }),
          base,
        )
      return {
        base: toMarkdown(base),
        ours: toMarkdown(apply('o', ours)),
        theirs: toMarkdown(apply('t', theirs)),
      }
    })
}

/** The words of a page that the model made, each of which stands there once. */
export function modelWords(text: string): readonly string[] {
  return text.match(/\b[a-z]+[bot]\d+x\w*/g) ?? []
}

function newBlock(kind: string, name: string): ModelBlock {
  if (kind === 'heading') return { kind, words: sentence(name) }
  const units = [0, 1, 2].map((at) => sentence(`${name}x${at}`))
  switch (kind) {
    case 'list':
    case 'steps':
    case 'table':
    case 'quote':
    case 'code':
      return { kind, units }
    default:
      return { kind: 'prose', units }
  }
}

function sentence(name: string): string {
  const id = name.includes('x') ? name : `${name}x`
  return ['room', 'chair', 'wall', 'light', 'group'].map((word) => `${word}${id}`).join(' ')
}

type NamedEdit = {
  readonly kind: string
  readonly at: number
  readonly unit: number
  readonly to: number
  readonly name: string
}

function edited(model: Model, edit: NamedEdit): Model {
  const at = model.length === 0 ? 0 : edit.at % model.length
  const to = edit.to % (model.length + 1)
  const block = model[at]
  switch (edit.kind) {
    case 'insertBlock': {
      const kinds = ['prose', 'list', 'table', 'heading', 'quote', 'code']
      return model.toSpliced(to, 0, newBlock(kinds[edit.unit % kinds.length] ?? '', edit.name))
    }
    case 'removeBlock':
      return model.toSpliced(at, 1)
    case 'moveBlock':
      return block ? moved(model, at, { length: 1, to }) : model
    case 'moveSection':
      return block?.kind === 'heading'
        ? moved(model, at, { length: sectionLength(model, at), to })
        : model
    case 'join':
      return joined(model, at)
    case 'turn':
      return block ? model.toSpliced(at, 1, turned(block, edit)) : model
    case 'rewrite':
      return block ? model.toSpliced(at, 1, newBlock(block.kind, edit.name)) : model
    default:
      return block ? model.toSpliced(at, 1, ...editedBlock(block, edit)) : model
  }
}

/** A paragraph takes in the one behind it. */
function joined(model: Model, at: number): Model {
  const [first, second] = [model[at], model[at + 1]]
  if (first?.kind !== 'prose' || second?.kind !== 'prose') return model
  return model.toSpliced(at, 2, { kind: 'prose', units: [...first.units, ...second.units] })
}

const turns = ['prose', 'list', 'steps', 'quote', 'code'] as const

/** The same words in another form; a heading is one line. */
function turned(block: ModelBlock, { to }: NamedEdit): ModelBlock {
  const units = block.kind === 'heading' ? [block.words] : block.units
  const [words] = units
  const others = turns.filter((kind) => kind !== block.kind)
  const kind = others[to % (others.length + 1)]
  if (kind !== undefined) return { kind, units }
  return words !== undefined && units.length === 1 ? { kind: 'heading', words } : block
}

function sectionLength(model: Model, at: number): number {
  const next = model.findIndex(({ kind }, index) => index > at && kind === 'heading')
  return (next < 0 ? model.length : next) - at
}

function moved(model: Model, at: number, { length, to }: { length: number; to: number }): Model {
  const rest = model.toSpliced(at, length)
  return rest.toSpliced(Math.min(to, rest.length), 0, ...model.slice(at, at + length))
}

function editedBlock(block: ModelBlock, edit: NamedEdit): readonly ModelBlock[] {
  if (block.kind === 'heading') return [{ ...block, words: changed(block.words, edit) }]
  const at = edit.unit % Math.max(1, block.units.length)
  const unit = block.units[at] ?? ''
  const with_ = (units: readonly string[]) => (units.length === 0 ? [] : [{ ...block, units }])
  switch (edit.kind) {
    case 'insert':
      return with_(
        block.units.toSpliced(edit.to % (block.units.length + 1), 0, sentence(`${edit.name}x9`)),
      )
    case 'remove':
      return with_(block.units.toSpliced(at, 1))
    case 'moveUnit': {
      const rest = block.units.toSpliced(at, 1)
      return with_(rest.toSpliced(edit.to % (rest.length + 1), 0, unit))
    }
    case 'split':
      return block.kind === 'prose' && at > 0
        ? [
            { ...block, units: block.units.slice(0, at) },
            { ...block, units: block.units.slice(at) },
          ]
        : [block]
    default:
      return with_(block.units.toSpliced(at, 1, changed(unit, edit)))
  }
}

/** One word of a unit becomes another. */
function changed(unit: string, edit: NamedEdit): string {
  const words = unit.split(' ')
  return words.toSpliced(edit.to % words.length, 1, `word${edit.name}x${edit.unit}`).join(' ')
}

function toMarkdown(model: Model): string {
  return `${model.map(blockMarkdown).join('\n\n')}\n`
}

function blockMarkdown(block: ModelBlock): string {
  switch (block.kind) {
    case 'heading':
      return `## ${block.words}`
    case 'prose':
      return block.units.map(toSentence).join(' ')
    case 'quote':
      return block.units.map((unit) => `> ${toSentence(unit)}`).join('\n>\n')
    case 'code':
      return ['```', ...block.units, '```'].join('\n')
    case 'list':
      return block.units.map((unit) => `- ${unit}`).join('\n')
    case 'steps':
      return block.units.map((unit, at) => `${at + 1}. ${unit}`).join('\n')
    case 'table': {
      const cells = (unit: string) => {
        const [first = '', second = '', ...rest] = unit.split(' ')
        return `| ${first} | ${second} | ${rest.join(' ')} |`
      }
      return ['| A | B | C |', '| --- | --- | --- |', ...block.units.map(cells)].join('\n')
    }
  }
}

function toSentence(unit: string): string {
  return `${unit.slice(0, 1).toUpperCase()}${unit.slice(1)}.`
}
