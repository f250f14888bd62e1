// @vitest-environment happy-dom
import { editorExtensions, editorSchema, openText } from '@forkshop/document'
import { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import { AgendaNotes } from './agenda-notes.ts'

let open: Editor | null = null
afterEach(() => {
  open?.destroy()
  open = null
})

const agenda = '| Heure | Durée | Étape |\n| --- | --- | --- |\n| 9:00 | 30 min | Accueil |\n'
const words = {
  note: () => '',
  repair: () => '',
  leave: '',
  total: () => ['9:00 – 9:30 · ', '30 min'],
}

/** How the total of a day stands in the text. */
const totalIn = (text: string): 'beside its heading' | 'above its table' | null => {
  open = new Editor({
    element: document.createElement('div'),
    extensions: [...editorExtensions, AgendaNotes.configure({ words })],
    content: editorSchema.nodeFromJSON(openText(text).body).toJSON(),
  })
  const { dom } = open.view
  const total = dom.querySelector('.draft-day-total')
  const isBeside = total?.matches('.beside-heading') ?? false
  expect(dom.querySelector('.day-heading') !== null).toBe(isBeside)
  return total === null ? null : isBeside ? 'beside its heading' : 'above its table'
}

test('the total of a day stands level with its heading, unless words come between', () => {
  expect(totalIn(`### Samedi\n\n${agenda}`)).toBe('beside its heading')
  expect(totalIn(`### Samedi\n\nPour qui le souhaite.\n\n${agenda}`)).toBe('above its table')
  expect(totalIn(agenda)).toBe('above its table')
})

test('what a length does is not said while it is typed, but for an hour that holds', () => {
  const said = (rows: string): number => {
    totalIn(`### Samedi\n\n${agenda}${rows}`)
    return open?.view.dom.querySelectorAll('.agenda-note').length ?? 0
  }
  const inFirstStep = (): void => {
    let at = 0
    open?.state.doc.descendants((node, position) => {
      if (node.text === 'Accueil') at = position
    })
    open?.commands.setTextSelection(at)
  }
  const notes = (): number => open?.view.dom.querySelectorAll('.agenda-note').length ?? 0
  expect(said('| 9:15 | 1 h | Atelier |\n')).toBe(1)
  inFirstStep()
  expect(notes()).toBe(0)
  open?.destroy()
  expect(said('| **9:15** | 1 h | Repas |\n')).toBe(1)
  inFirstStep()
  expect(notes()).toBe(1)
})

test('an hour that is not written is shown as it is computed', () => {
  const rows = '| | 45 | Tour |\n| | libre | Atelier |\n| | 1 h | Fin |\n'
  expect(totalIn(`### Samedi\n\n${agenda}${rows}`)).toBe('beside its heading')
  const cells = [...(open?.view.dom.querySelectorAll<HTMLElement>('td[data-column="start"]') ?? [])]
  expect(cells.map((cell) => cell.dataset['hour'])).toEqual([
    undefined,
    '09:30',
    '10:15',
    undefined,
  ])
})
