import type { CallInput } from '@forkshop/api'
import { provide, shallowRef, type ShallowRef } from 'vue'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { useClient } from '../../base/session/use-client.ts'
import { useToasts } from '../../ui/toasts.ts'
import type { BoardWords } from './use-board-words.ts'
import { boardActsKey, walkPlaces, type CardPlace, type CardWish } from './place-card.ts'
import type { BoardStore } from './use-board.ts'

/** What the page of a board has of the acts on its cards; the cards themselves have `boardActsKey`. */
export type CardActs = {
  /** The card that somebody took up, to be put elsewhere. */
  readonly taken: ShallowRef<string | null>
  /** What was done last, for who listens. */
  readonly said: ShallowRef<string>
  /** The words of a card; empty where it is gone. */
  readonly textOf: (id: string) => string
  /** Walks with a card that was taken up, or lays it back. */
  readonly onKey: (event: KeyboardEvent) => void
}

/** What is done to the cards of a board: provides it to all that is on the page, and calls the server for it. */
export const useCardActs = (
  slug: () => string,
  { board, act }: Pick<BoardStore, 'board' | 'act'>,
  { stepWords, edit }: Pick<BoardWords, 'stepWords'> & { readonly edit: (id: string) => void },
): CardActs => {
  const client = useClient()
  const { t } = useTranslations()
  const { show } = useToasts()
  const taken = shallowRef<string | null>(null)
  const dragged = shallowRef<string | null>(null)
  const selected = shallowRef<string | null>(null)
  const said = shallowRef('')
  const call = (id: string) => ({ slug: slug(), id })
  const textOf = (id: string): string =>
    board.value?.cards.find((card) => card.id === id)?.text ?? ''

  const put = async (place: CardPlace): Promise<void> => {
    const id = taken.value ?? dragged.value
    taken.value = null
    dragged.value = null
    if (id === null || (place.kind === 'card' && place.id === id)) return
    const isDone = await act(() => client('changeCard', { params: call(id), body: bodyFor(place) }))
    if (!isDone) return
    said.value = t('board.placed', { text: textOf(id) })
    selected.value = null
  }
  const wishes: Readonly<Record<CardWish, (id: string) => Promise<unknown> | void>> = {
    edit,
    remove: (id) => act(() => client('removeCard', { params: call(id) })),
    idea: async (id) => {
      const isDone = await act(() => client('cardToIdea', { params: call(id) }))
      if (isDone) show({ kind: 'done', title: t('board.ideaMade') })
    },
    hide: (id) => act(() => client('hide', { body: { of: `card:${id}` } })),
    show: (id) => act(() => client('showAgain', { params: { of: `card:${id}` } })),
    letIn: (id) => act(() => client('changeCard', { params: call(id), body: { waiting: false } })),
  }
  provide(boardActsKey, {
    taken,
    dragged,
    selected,
    take: (id) => {
      taken.value = id
      said.value = t('board.taken', { text: textOf(id) })
    },
    put: (place) => void put(place),
    wish: (id, what) => void wishes[what](id),
    dots: (id, count) => void act(() => client('giveDots', { params: call(id), body: { count } })),
    stepWords,
  })
  const onKey = (event: KeyboardEvent): void => {
    if (taken.value === null || !(event.currentTarget instanceof HTMLElement)) return
    if (event.key === 'Escape') taken.value = null
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      walkPlaces(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)
    } else return
    event.preventDefault()
  }
  return { taken, said, textOf, onKey }
}

const bodyFor = ({ kind, id }: CardPlace): CallInput<'changeCard'>['body'] => {
  switch (kind) {
    case 'card':
      return { with: id }
    case 'group':
      return { group: id }
    case 'column':
      return { column: id, group: null }
  }
}
