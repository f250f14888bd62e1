// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { editAgendaText, type AgendaEditor } from '../testing/agenda-editor.ts'
import { appendDay } from './append-day.ts'

let open: AgendaEditor | null = null
afterEach(() => {
  open?.editor.destroy()
  open = null
})

const after = (text: string, days: number): string => {
  open = editAgendaText(text)
  const { editor } = open
  for (let day = 0; day < days; day += 1) editor.view.dispatch(appendDay(editor.state, 'fr'))
  return open.text() ?? ''
}

test('a text without an agenda gets a day of one step at its end', () => {
  expect(after('Des mots.\n', 1)).toMatch(
    /^Des mots\.\n\n### Journée\n\n\|.*Heure.*\n\|.*\n\| 09:00 \| 30 min \|.*\n$/,
  )
})

test('a further day stands behind the last one and has its number, what follows stays', () => {
  const text = after(
    '### Samedi\n\n| Heure | Étape |\n|---|---|\n| 9:00 | Café |\n\n## Après\n\nLa fin.\n',
    2,
  )
  const headings = text.split('\n').filter((line) => line.startsWith('#'))
  expect(headings).toEqual(['### Samedi', '### Jour 2', '### Jour 3', '## Après'])
  expect(text).toContain('| 9:00 | Café |\n')
})
