import type { PageView } from '@forkshop/api'
import type { Editor } from '@tiptap/vue-3'
import { computed, type ComputedRef, type Ref } from 'vue'
import { agendasIn } from './agenda/placed-agendas.ts'
import { headingsIn, type DraftHeading } from './frame/outline.ts'
import { caretPosition, placeWords } from './frame/people-places.ts'
import { watchedIn, type Watched, type WatchWords } from './frame/watched.ts'
import type { Presence } from './room/presence.ts'
import { useQuietTick } from './use-quiet-tick.ts'

export type Beside = {
  readonly headings: ComputedRef<readonly DraftHeading[]>
  readonly people: ComputedRef<readonly (Presence & { readonly place: string })[]>
  readonly watched: ComputedRef<readonly Watched[]>
  /** Minutes of all agendas together; null when there are none to add up. */
  readonly agendaMinutes: ComputedRef<number | null>
  readonly goTo: (position: number) => void
}

type Parts = {
  readonly editor: Editor
  /** Counts up when the text or the caret changed. */
  readonly tick: Readonly<Ref<number>>
  readonly people: Readonly<Ref<readonly Presence[]>>
  readonly page: Pick<PageView, 'ideas'>
  readonly wrongFields: () => number
  readonly words: WatchWords
}

/** What stands beside the text: its headings, who is where, and what wants a look. */
export const useBeside = ({ editor, tick, people, page, wrongFields, words }: Parts): Beside => {
  const after = <Value>(read: () => Value): ComputedRef<Value> =>
    computed(() => {
      void tick.value
      return read()
    })
  const quiet = useQuietTick(tick)
  /** What reads the whole text keeps out of the way of who types. */
  const onceQuiet = <Value>(read: () => Value): ComputedRef<Value> =>
    computed(() => {
      void quiet.value
      return read()
    })
  const positionOf = (person: Presence): number | null =>
    person.own ? editor.state.selection.head : caretPosition(editor.state, person.head)
  return {
    headings: onceQuiet(() => headingsIn(editor.state)),
    people: after(() =>
      people.value.map((person) => {
        const position = positionOf(person)
        return { ...person, place: position === null ? '' : placeWords(editor.state, position) }
      }),
    ),
    watched: onceQuiet(() =>
      watchedIn(editor.state, { ideas: page.ideas, wrongFields: wrongFields() }, words),
    ),
    agendaMinutes: onceQuiet(() => {
      const minutes = agendasIn(editor.state).reduce(
        (sum, { agenda }) => sum + agenda.totalMinutes,
        0,
      )
      return minutes === 0 ? null : minutes
    }),
    goTo: (position) => {
      const element = editor.view.nodeDOM(position)
      if (element instanceof HTMLElement) element.scrollIntoView({ block: 'start' })
      editor.commands.setTextSelection(position + 1)
      editor.view.focus()
    },
  }
}
