import type { AgendaNote } from './notes.ts'
import type { EditedAgenda } from './read-agenda.ts'

/** The words of notes, in the reader's language. */
export type NoteWords = {
  readonly note: (note: AgendaNote) => string
  readonly repair: (note: AgendaNote) => string
  readonly leave: string
  /** Start and end of the day, then its length. */
  readonly total: (agenda: EditedAgenda) => readonly string[]
}

type Actions = {
  readonly columns: number
  readonly repair: () => void
  readonly leave: () => void
}

/** The computed hours of a day, level with its heading; above the table where words come between. */
export const drawDayTotal = (
  agenda: EditedAgenda,
  words: NoteWords,
  isBesideHeading: boolean,
): HTMLElement => {
  const total = document.createElement('div')
  total.className = 'draft-day-total'
  total.classList.toggle('beside-heading', isBesideHeading)
  total.contentEditable = 'false'
  const [hours = '', length = ''] = words.total(agenda)
  const strong = document.createElement('b')
  strong.textContent = length
  total.append(hours, strong)
  return total
}

/** A row of its own under the row it is about: the problem in words, the repair, and a way to leave it. */
export const drawNote = (note: AgendaNote, words: NoteWords, actions: Actions): HTMLElement => {
  const row = document.createElement('tr')
  row.className = 'agenda-note'
  row.contentEditable = 'false'
  row.dataset['row'] = String(note.row)
  const cell = document.createElement('td')
  cell.colSpan = actions.columns
  const line = document.createElement('div')
  const text = document.createElement('span')
  text.textContent = words.note(note)
  line.append(warningSign(), text)
  const buttons = document.createElement('span')
  buttons.className = 'agenda-note-actions'
  if (note.shift !== null || note.length !== null)
    buttons.append(button(words.repair(note), 'btn-outline', actions.repair))
  buttons.append(button(words.leave, 'btn-ghost', actions.leave))
  line.append(buttons)
  cell.append(line)
  row.append(cell)
  return row
}

const button = (label: string, look: string, run: () => void): HTMLElement => {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = `btn btn-sm ${look}`
  made.textContent = label
  made.addEventListener('click', run)
  return made
}

const SVG = 'http://www.w3.org/2000/svg'
const TRIANGLE = [
  'm21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3',
  'M12 9v4',
  'M12 17h.01',
]

const warningSign = (): SVGElement => {
  const icon = document.createElementNS(SVG, 'svg')
  icon.setAttribute('class', 'lucide')
  icon.setAttribute('viewBox', '0 0 24 24')
  icon.setAttribute('fill', 'none')
  icon.setAttribute('stroke', 'currentColor')
  icon.setAttribute('stroke-linecap', 'round')
  icon.setAttribute('stroke-linejoin', 'round')
  icon.setAttribute('aria-hidden', 'true')
  for (const d of TRIANGLE) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', d)
    icon.append(path)
  }
  return icon
}
