import type { PassageIdea } from '@forkshop/api'
import type { EditorState } from '@tiptap/pm/state'
import { agendasIn } from '../agenda/placed-agendas.ts'
import type { AgendaNote } from '../agenda/notes.ts'
import { headingAt, headingsIn, placeName } from './outline.ts'

/** Something in a draft that wants a look. */
export type Watched =
  | { readonly kind: 'agenda'; readonly position: number; readonly text: string }
  | { readonly kind: 'ideas'; readonly text: string }
  | { readonly kind: 'fields'; readonly text: string }

export type WatchWords = {
  readonly agenda: (day: string, time: string, note: AgendaNote) => string
  readonly ideas: (count: number, place: string) => string
  readonly fields: (count: number) => string
}

const blockWith = (state: EditorState, quote: string): number | null => {
  let found: number | null = null
  state.doc.forEach((node, position) => {
    if (found === null && node.textContent.includes(quote)) found = position
  })
  return found
}

/** Problems of the agendas, open ideas by the section their passage is in, and facts that are wrong. */
export const watchedIn = (
  state: EditorState,
  page: { readonly ideas: readonly PassageIdea[]; readonly wrongFields: number },
  words: WatchWords,
): readonly Watched[] => {
  const agenda = agendasIn(state).flatMap(({ position, heading, agenda: day, notes }) =>
    notes.map((note): Watched => {
      const step = day.steps.find(({ row }) => row === note.row)
      const name = heading === null ? '' : placeName(heading.text)
      return {
        kind: 'agenda',
        position: position + (step?.at ?? 0),
        text: words.agenda(name, step?.start ?? '', note),
      }
    }),
  )
  const headings = headingsIn(state)
  const places = new Map<string, number>()
  for (const { quote, state: ideaState } of page.ideas) {
    if (ideaState !== 'open') continue
    const position = quote === null ? null : blockWith(state, quote.trim())
    const place = position === null ? '' : (headingAt(headings, position)?.text ?? '')
    places.set(place, (places.get(place) ?? 0) + 1)
  }
  return [
    ...(page.wrongFields > 0
      ? [{ kind: 'fields', text: words.fields(page.wrongFields) } as const]
      : []),
    ...agenda,
    ...[...places].map(([place, count]): Watched => ({
      kind: 'ideas',
      text: words.ideas(count, placeName(place)),
    })),
  ]
}
