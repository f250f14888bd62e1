import fc from 'fast-check'
import type { Fragment, Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { CellSelection, TableMap } from '@tiptap/pm/tables'
import { expect, it } from 'vitest'
import { cellText, cellTextOf } from './cell-text.ts'
import { pasteInCell } from './paste-in-cell.ts'
import { editorSchema as schema } from './schema.ts'
import { parseSheetText } from './sheet-text.ts'

type Grid = readonly (readonly string[])[]
/** Row and column of a cell; the header is row 0. */
type Place = readonly [number, number]

const words = (text: string): Fragment => cellTextOf(schema, text)
const rowsOf = (grid: Grid): readonly (readonly Fragment[])[] => grid.map((row) => row.map(words))
const paragraph = (content: Fragment | string): Node =>
  schema.node('paragraph', null, typeof content === 'string' ? words(content) : content)
const tableOf = (grid: Grid): Node =>
  schema.node(
    'table',
    null,
    grid.map((row, at) =>
      schema.node(
        'tableRow',
        null,
        row.map((text) =>
          schema.node(at === 0 ? 'tableHeader' : 'tableCell', null, paragraph(text)),
        ),
      ),
    ),
  )
const pageOf = (grid: Grid): Node =>
  schema.node('doc', null, [paragraph('avant'), tableOf(grid), paragraph('après')])

const cellAt = (doc: Node, [row, column]: Place): number => {
  const map = TableMap.get(doc.child(1))
  return doc.child(0).nodeSize + 1 + (map.map[row * map.width + column] ?? 0)
}
/** The caret at the end of a cell. */
const caretIn = (grid: Grid, place: Place): EditorState => {
  const doc = pageOf(grid)
  const at = cellAt(doc, place)
  const end = at + (doc.nodeAt(at)?.nodeSize ?? 0) - 2
  return EditorState.create({ doc, selection: TextSelection.create(doc, end) })
}
const selecting = (grid: Grid, from: Place, to: Place): EditorState => {
  const doc = pageOf(grid)
  const selection = CellSelection.create(doc, cellAt(doc, from), cellAt(doc, to))
  return EditorState.create({ doc, selection })
}

const textOf = (node: Node): string =>
  node.textBetween(0, node.content.size, '', (leaf) => (leaf.type.name === 'hardBreak' ? '/' : ''))
const gridOf = (doc: Node): Grid => doc.child(1).children.map((row) => row.children.map(textOf))

/** The page after something was pasted, and the words about the caret. */
const after = (state: EditorState, grid: Grid) => {
  const paste = pasteInCell(state, rowsOf(grid))
  if (paste === null) throw new Error('nothing to paste into')
  const next = state.apply(paste.transaction)
  next.doc.check()
  return { grid: gridOf(next.doc), caret: textOf(next.selection.$from.parent), paste, next }
}

const agenda: Grid = [
  ['Heure', 'Étape', 'Durée'],
  ['9 h', 'Accueil', '30 min'],
  ['', '', ''],
]

it('puts lines of text where the caret is, a line each', () => {
  const { grid, caret } = after(caretIn(agenda, [1, 1]), [['un\n\ndeux\r\n trois ']])
  expect(grid).toEqual([agenda[0], ['9 h', 'Accueilun/deux/trois', '30 min'], agenda[2]])
  expect(caret).toBe('Accueilun/deux/trois')
})

it('makes lines of headings, lists, tables, code and source', () => {
  const item = (text: string): Node => schema.node('listItem', null, paragraph(text))
  const blocks = schema.node('doc', null, [
    schema.node('heading', { level: 2 }, words('Titre')),
    schema.node('bulletList', null, [item('un'), item('deux')]),
    schema.node('horizontalRule'),
    tableOf([['a', 'b']]),
    schema.node('codeBlock', null, schema.text('x = 1\ny = 2')),
    schema.node('island', { source: '<hr>' }),
  ])
  expect(textOf(paragraph(cellText(blocks)))).toBe('Titre/un/deux/a/b/x = 1/y = 2/<hr>')
})

it('fills empty cells with rows of a sheet and adds the rows that are missing', () => {
  const { grid, caret, paste } = after(caretIn(agenda, [2, 0]), [
    ['10 h', 'Jeu'],
    ['11 h', 'Bilan'],
  ])
  expect(grid).toEqual([agenda[0], agenda[1], ['10 h', 'Jeu', ''], ['11 h', 'Bilan', '']])
  expect(caret).toBe('Bilan')
  expect(paste.isJoined).toBe(false)
})

it('makes rows of their own of rows that would take the place of words', () => {
  const rows: Grid = [
    ['10 h', 'Jeu'],
    ['11 h', 'Bilan'],
  ]
  expect(after(caretIn(agenda, [1, 0]), rows).grid).toEqual([
    agenda[0],
    agenda[1],
    ['10 h', 'Jeu', ''],
    ['11 h', 'Bilan', ''],
    agenda[2],
  ])
  const blankAbove: Grid = [
    ['Heure', 'Étape', 'Durée'],
    ['', '', ''],
    ['9 h', 'Accueil', ''],
  ]
  expect(after(caretIn(blankAbove, [1, 0]), rows).grid).toEqual([
    blankAbove[0],
    ['10 h', 'Jeu', ''],
    ['11 h', 'Bilan', ''],
    blankAbove[2],
  ])
})

it('never adds a column: what has none is joined in the last one, and told', () => {
  const { grid, paste } = after(caretIn(agenda, [2, 1]), [['Jeu', '20 min', 'Ana', '', 'salle 2']])
  expect(grid[2]).toEqual(['', 'Jeu', '20 min/Ana/salle 2'])
  expect(paste.isJoined).toBe(true)
})

it('takes the place of selected cells only', () => {
  const rows: Grid = [['10 h', '', '1 h']]
  expect(after(selecting(agenda, [1, 0], [1, 2]), rows).grid[1]).toEqual(['10 h', '', '1 h'])
  expect(after(selecting(agenda, [1, 0], [1, 1]), rows).grid.slice(1)).toEqual([
    agenda[1],
    rows[0],
    agenda[2],
  ])
  expect(after(selecting(agenda, [1, 0], [1, 1]), [['10 h']]).grid[1]).toEqual([
    '10 h',
    'Accueil',
    '30 min',
  ])
})

it('leaves what is pasted outside a table to others', () => {
  const state = EditorState.create({ doc: pageOf(agenda) })
  expect(pasteInCell(state, rowsOf([['a']]))).toBeNull()
})

it('reads a sheet from plain text, and takes lines and indents for what they are', () => {
  expect(parseSheetText('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(parseSheetText('"a ""x""\nb"\tc\n"d" dit-il\t')).toEqual([
    ['a "x"\nb', 'c'],
    ['"d" dit-il', ''],
  ])
  expect(parseSheetText('un\ndeux')).toBeNull()
  expect(parseSheetText('un\n\tdeux')).toBeNull()
})

const anyText = fc.oneof(fc.constant(''), fc.constantFrom('a', 'b c', '9 h', 'é\nf', '"', '|'))
const anyGrid = (rows: number, columns: number): fc.Arbitrary<Grid> =>
  fc.integer({ min: 1, max: columns }).chain((width) =>
    fc.array(fc.array(anyText, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: rows,
    }),
  )
const anyState = anyGrid(5, 5).chain((grid) => {
  const place = fc.tuple(fc.nat(grid.length - 1), fc.nat((grid[0]?.length ?? 1) - 1))
  return fc.oneof(
    place.map((at) => caretIn(grid, at)),
    fc.tuple(place, place).map(([from, to]) => selecting(grid, from, to)),
  )
})
const anyPasted = fc.oneof(
  anyGrid(4, 7),
  fc.array(fc.array(anyText, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
)

/** The cells that are selected, or the one with the caret where text goes. */
const givenUp = ({ selection }: EditorState, isText: boolean): ReadonlySet<Node> => {
  const cells = new Set<Node>()
  if (selection instanceof CellSelection) selection.forEachCell((cell) => cells.add(cell))
  else if (isText) cells.add(selection.$from.node(-1))
  return cells
}

it('changes no other cell, adds no column and loses nothing, whatever is pasted', () => {
  fc.assert(
    fc.property(anyState, anyPasted, (state, pasted) => {
      const isText = pasted.length === 1 && pasted[0]?.length === 1
      const { next } = after(state, pasted)
      const [was, is] = [state.doc.child(1), next.doc.child(1)]
      expect(next.doc.childCount).toBe(3)
      expect([next.doc.child(0), next.doc.child(2)]).toEqual([
        state.doc.child(0),
        state.doc.child(2),
      ])
      expect(new Set(is.children.map(({ childCount }) => childCount))).toEqual(
        new Set([was.child(0).childCount]),
      )
      // each row is still there, in order, with all its words but those given up
      const given = givenUp(state, isText)
      const keeps = (row: Node, old: Node): boolean =>
        old.children.every(
          (cell, at) => given.has(cell) || cell.textContent === '' || cell.eq(row.child(at)),
        )
      let at = 0
      for (const old of was.children) {
        const found = is.children.findIndex((row, index) => index >= at && keeps(row, old))
        expect(found).toBeGreaterThanOrEqual(at)
        at = found + 1
      }
      const read = textOf(is)
      for (const text of pasted.flat()) expect(read).toContain(textOf(paragraph(text)))
    }),
    { numRuns: 1_000 },
  )
})

it('gives rows that it goes into the cells that they lack, and no others', () => {
  const short: Grid = [['Heure', 'Étape', 'Durée'], ['9 h'], ['', '', ''], ['11 h']]
  const { grid, caret } = after(caretIn(short, [1, 0]), [
    ['', 'Jeu', '5'],
    ['10 h', 'Bilan'],
  ])
  expect(grid).toEqual([short[0], ['9 h', 'Jeu', '5'], ['10 h', 'Bilan', ''], ['11 h']])
  expect(caret).toBe('')
})
