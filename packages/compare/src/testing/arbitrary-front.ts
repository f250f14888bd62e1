import fc from 'fast-check'

/**
 * Front matters whose every value and comment is unique, and random edits of them, for the laws of merging: what a
 * merge must hold can then be told value by value, by a reader that knows nothing of how it was made.
 */
type Pair = readonly [key: string, word: string]

type Item = { readonly remark: string | null; readonly pairs: readonly Pair[] }

type Value =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'text'; readonly isFolded: boolean; readonly sentences: readonly string[] }
  | { readonly kind: 'words'; readonly isFlow: boolean; readonly words: readonly string[] }
  | { readonly kind: 'map'; readonly isFlow: boolean; readonly pairs: readonly Pair[] }
  | {
      readonly kind: 'records'
      readonly style: 'line' | 'items' | 'lines'
      readonly items: readonly Item[]
    }

type Field = { readonly key: string; readonly remark: string | null; readonly value: Value }

/** Three pages that hold a front matter and one sentence. */
export type ThreeFronts = { readonly base: string; readonly ours: string; readonly theirs: string }

/** The words that a model made, each of which stands there once. */
export function frontWords(text: string): readonly string[] {
  return text.match(/\bq[bot]\w*z\b/g) ?? []
}

/** Three front matters with up to `edits` edits a side; of some the YAML does not parse. */
export function threeFronts(edits: number): fc.Arbitrary<ThreeFronts> {
  const side = fc.array(fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 }), {
    minLength: 1,
    maxLength: edits,
  })
  const kinds = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 6 })
  return fc
    .record({ kinds, ours: side, theirs: side, isBroken: fc.nat(9), isWindows: fc.nat(9) })
    .map(({ kinds: picked, ours, theirs, isBroken, isWindows }) => {
      const base = picked.map(([kind, how], at) => newField(kind, how, `b${at}`))
      const apply = (name: string, list: readonly (readonly number[])[]) =>
        list.reduce<readonly Field[]>(
          (fields, numbers, nth) => edited(fields, toDraw(numbers, `${name}${nth}`)),
          base,
        )
      const print = (fields: readonly Field[]) => {
        const lines = fields.map(printField).join('')
        const text = `---\n${isBroken === 0 ? 'odd: [\n' : ''}${lines}---\n\nA sentence.\n`
        return isWindows === 0 ? text.replaceAll('\n', '\r\n') : text
      }
      return {
        base: print(base),
        ours: print(apply('o', ours)),
        theirs: print(apply('t', theirs)),
      }
    })
}

/** Numbers below a bound, one after the other, and words that stand nowhere else. */
type Draw = { readonly below: (bound: number) => number; readonly word: () => string }

function toDraw(numbers: readonly number[], name: string): Draw {
  let at = 0
  let count = 0
  return {
    below: (bound) => (numbers[at++ % numbers.length] ?? 0) % Math.max(1, bound),
    word: () => `q${name}w${count++}z`,
  }
}

const recordKeys = ['title', 'url', 'license', 'role', 'person', 'place', 'year'] as const

function newField(kind: number, how: number, name: string): Field {
  const draw = toDraw([how], name)
  return {
    key: `f${name}`,
    remark: how % 3 === 0 ? draw.word() : null,
    value: newValue(kind % 5, how, draw),
  }
}

function newValue(kind: number, how: number, draw: Draw): Value {
  const isFlow = how % 2 === 0
  switch (kind) {
    case 0:
      return { kind: 'word', word: draw.word() }
    case 1:
      return { kind: 'text', isFolded: isFlow, sentences: [0, 1, 2].map(() => sentence(draw)) }
    case 2:
      return { kind: 'words', isFlow, words: [0, 1, 2].map(() => draw.word()) }
    case 3:
      return { kind: 'map', isFlow, pairs: pairs(how, draw) }
    default: {
      const style = (['line', 'items', 'lines'] as const)[how % 3] ?? 'line'
      const items = [0, 1, 2].map(() => newItem(style === 'line' ? 1 : how, draw))
      return { kind: 'records', style, items }
    }
  }
}

function newItem(how: number, draw: Draw): Item {
  return { remark: how % 2 === 0 ? draw.word() : null, pairs: pairs(how, draw) }
}

/** Four keys, so that a record with two edits says half of what it said; with a `key` or without. */
function pairs(how: number, draw: Draw): readonly Pair[] {
  const keys =
    how % 4 === 0 ? ['key', ...recordKeys.slice(0, 3)] : recordKeys.slice(how % 4, 4 + (how % 4))
  return keys.map((key) => [key, draw.word()])
}

function sentence(draw: Draw): string {
  return `${[0, 1, 2, 3, 4].map(() => draw.word()).join(' and ')}.`
}

function edited(fields: readonly Field[], draw: Draw): readonly Field[] {
  const at = draw.below(fields.length)
  const field = fields[at]
  const way = draw.below(10)
  if (way === 0 || field === undefined) {
    const added = newField(draw.below(5), draw.below(12), `${draw.word().slice(1, -1)}`)
    return fields.toSpliced(draw.below(fields.length + 1), 0, added)
  }
  if (way === 1) return fields.toSpliced(at, 1)
  if (way === 2) return fields.with(at, { ...field, remark: draw.word() })
  return fields.with(at, { ...field, value: editedValue(field.value, draw) })
}

function editedValue(value: Value, draw: Draw): Value {
  switch (value.kind) {
    case 'word':
      return { ...value, word: draw.word() }
    case 'text': {
      const at = draw.below(value.sentences.length)
      const words = (value.sentences[at] ?? '').split(' ')
      const place = 2 * draw.below(3)
      return {
        ...value,
        sentences: value.sentences.with(at, words.with(place, draw.word()).join(' ')),
      }
    }
    case 'words':
      return { ...value, words: editedList(value.words, draw, () => draw.word()) }
    case 'map':
      return { ...value, pairs: editedPairs(value.pairs, draw) }
    case 'records': {
      const at = draw.below(value.items.length)
      const item = value.items[at]
      const isInside = item !== undefined && draw.below(3) > 0
      const items = isInside
        ? value.items.with(at, { ...item, pairs: editedPairs(item.pairs, draw) })
        : editedList(value.items, draw, () => newItem(value.style === 'line' ? 1 : 2, draw))
      return { ...value, items }
    }
  }
}

function editedList<T>(list: readonly T[], draw: Draw, make: () => T): readonly T[] {
  const way = draw.below(3)
  if (way === 0 || list.length < 2) return list.toSpliced(draw.below(list.length + 1), 0, make())
  const at = draw.below(list.length)
  if (way === 1) return list.toSpliced(at, 1)
  const rest = list.toSpliced(at, 1)
  return rest.toSpliced(draw.below(list.length), 0, ...list.slice(at, at + 1))
}

function editedPairs(all: readonly Pair[], draw: Draw): readonly Pair[] {
  const way = draw.below(4)
  const at = draw.below(all.length)
  const [key = ''] = all[at] ?? []
  if (way === 0) return [...all, [`x${draw.word().slice(1, 3)}`, draw.word()]]
  // what a record calls itself is not changed, and the last key not taken out
  if (way === 1 && all.length > 1 && key !== 'key') return all.toSpliced(at, 1)
  return key === 'key' ? all : all.with(at, [key, draw.word()])
}

function printField({ key, remark, value }: Field): string {
  return (remark === null ? '' : `# ${remark}\n`) + `${key}:${printValue(value)}`
}

function printValue(value: Value): string {
  switch (value.kind) {
    case 'word':
      return ` ${value.word}\n`
    case 'text':
      return value.isFolded
        ? ` >-\n${value.sentences.map((line) => `  ${line}\n`).join('')}`
        : ` "${value.sentences.join(' ')}"\n`
    case 'words':
      return value.isFlow
        ? ` [${value.words.join(', ')}]\n`
        : `\n${value.words.map((word) => `  - ${word}\n`).join('')}`
    case 'map':
      return value.isFlow ? ` ${inBraces(value.pairs)}\n` : `\n${onLines(value.pairs, '  ')}`
    case 'records':
      return printRecords(value)
  }
}

function printRecords({ style, items }: Extract<Value, { kind: 'records' }>): string {
  if (style === 'line') return ` [${items.map(({ pairs: all }) => inBraces(all)).join(', ')}]\n`
  const printed = items.map(({ remark, pairs: all }) => {
    const above = remark === null ? '' : `  # ${remark}\n`
    const item = style === 'items' ? `  - ${inBraces(all)}\n` : onLines(all, '    ')
    return above + (style === 'items' ? item : `  - ${item.slice(4)}`)
  })
  return `\n${printed.join('')}`
}

function inBraces(all: readonly Pair[]): string {
  return `{ ${all.map(([key, word]) => `${key}: ${word}`).join(', ')} }`
}

function onLines(all: readonly Pair[], indent: string): string {
  return all.map(([key, word]) => `${indent}${key}: ${word}\n`).join('')
}
