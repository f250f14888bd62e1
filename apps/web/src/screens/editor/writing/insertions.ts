import { columnsOf, foldText, languageOfTag, newDayTitle, textWordsOf } from '@forkshop/domain'
import type { Node as PmNode } from '@tiptap/pm/model'
import type { Editor, JSONContent } from '@tiptap/vue-3'

/** What the insert menus offer. */
export const insertions = [
  'day',
  'method',
  'role',
  'picture',
  'table',
  'heading',
  'list',
  'tasks',
  'quote',
  'rule',
  'code',
] as const
export type Insertion = (typeof insertions)[number]

/** Those that need a question first. */
export type Asked = Extract<Insertion, 'method' | 'role' | 'picture'>
export const isAsked = (insertion: Insertion): insertion is Asked =>
  insertion === 'method' || insertion === 'role' || insertion === 'picture'

const row = (type: 'tableHeader' | 'tableCell', texts: readonly string[]): JSONContent => ({
  type: 'tableRow',
  content: texts.map((text) => ({
    type,
    content: [{ type: 'paragraph', ...(text === '' ? {} : { content: [{ type: 'text', text }] }) }],
  })),
})

/** Words of an agenda in the language of the page, by which it is recognised again. */
export type DayWords = { readonly title: string; readonly columns: readonly string[] }

/** The header of a new agenda, in the page's language where agendas are known in it, and the day's name beside those that are there. */
export const dayWordsOf = (lang: string, titles: readonly string[] = []): DayWords => {
  const { columns } = textWordsOf(languageOfTag(lang) ?? 'en')
  const inOrder = [columns.start, columns.duration, columns.step, columns.ledBy]
  return { title: newDayTitle(titles, lang), columns: inOrder.map(([first = '']) => first) }
}

/** A new day as the editor holds it: its heading and its table. */
export const dayContent = ({ title, columns }: DayWords): JSONContent[] => [
  { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: title }] },
  {
    type: 'table',
    content: [
      row('tableHeader', columns),
      row('tableCell', ['09:00', '30 min', '', '']),
      row('tableCell', ['', '', '', '']),
    ],
  },
]

const tableContent = (): JSONContent => ({
  type: 'table',
  content: [
    row('tableHeader', ['', '', '']),
    row('tableCell', ['', '', '']),
    row('tableCell', ['', '', '']),
  ],
})

/** Puts a block where the caret stands, in place of `range` when a slash was typed there. */
export const insert = (
  editor: Editor,
  insertion: Exclude<Insertion, Asked>,
  options: {
    readonly lang: string
    readonly range: { readonly from: number; readonly to: number } | null
  },
): void => {
  const chain = editor.chain().focus()
  if (options.range !== null) chain.deleteRange({ ...options.range })
  switch (insertion) {
    case 'day':
      chain.insertContent(dayContent(dayWordsOf(options.lang, dayTitlesIn(editor.state.doc))))
      break
    case 'table':
      chain.insertContent(tableContent())
      break
    case 'heading':
      chain.setNode('heading', { level: 2 })
      break
    case 'list':
      chain.toggleBulletList()
      break
    case 'tasks':
      chain.toggleTaskList()
      break
    case 'quote':
      chain.toggleBlockquote()
      break
    case 'rule':
      chain.setHorizontalRule()
      break
    case 'code':
      chain.toggleCodeBlock()
      break
  }
  const start = options.range?.from ?? editor.state.selection.from
  chain.run()
  if (insertion === 'day' || insertion === 'table') goToFirstCell(editor, start)
}

/** The headings above the agendas of a draft, one each. */
export const dayTitlesIn = (doc: PmNode): readonly string[] => {
  const titles: string[] = []
  let title = ''
  doc.forEach((node) => {
    if (node.type.name === 'heading') title = node.textContent
    const names = node.type.name === 'table' ? (node.firstChild?.children ?? []) : []
    if (columnsOf(names.map(({ textContent }) => textContent)) !== null) titles.push(title)
  })
  return titles
}

/** The caret goes to the first empty cell of the table that now stands at a place. */
const goToFirstCell = (editor: Editor, start: number): void => {
  let target: number | null = null
  editor.state.doc.descendants((node, position) => {
    if (target !== null || position + node.nodeSize < start) return false
    const isCell = node.type.name === 'tableCell' || node.type.name === 'tableHeader'
    if (isCell && node.textContent === '') target = position + 2
    return node.type.name.startsWith('table')
  })
  if (target !== null) editor.chain().setTextSelection(target).scrollIntoView().run()
}

/** The insertions whose name or kind begins like what was typed; all of them for nothing typed. */
export const matching = (
  query: string,
  nameOf: (insertion: Insertion) => string,
): readonly Insertion[] => {
  const wanted = foldText(query)
  return insertions.filter((insertion) =>
    [insertion, ...nameOf(insertion).split(/\s+/)].some((word) =>
      foldText(word).startsWith(wanted),
    ),
  )
}
