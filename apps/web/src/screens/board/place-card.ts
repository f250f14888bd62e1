import type { InjectionKey, ShallowRef } from 'vue'

/** Where a card can be put: with a card, into a group, or alone into a column. */
export type CardPlace =
  | { readonly kind: 'card'; readonly id: string }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'column'; readonly id: string }

/** What a card is asked to do. */
export type CardWish = 'edit' | 'remove' | 'idea' | 'hide' | 'show' | 'letIn'

/** What the parts of a board share. */
export type BoardActs = {
  /** The card that somebody took up, to be put elsewhere. */
  readonly taken: ShallowRef<string | null>
  /** The card that is dragged with a mouse. */
  readonly dragged: ShallowRef<string | null>
  /** The card whose acts are shown. */
  readonly selected: ShallowRef<string | null>
  readonly take: (id: string) => void
  readonly put: (place: CardPlace) => void
  readonly wish: (id: string, what: CardWish) => void
  readonly dots: (id: string, count: number) => void
  /** What the step of a card is called, with its hour; null where that is not known. */
  readonly stepWords: (id: string) => string | null
}

export const boardActsKey: InjectionKey<BoardActs> = Symbol('acts of the board')

/** Moves the focus to the next or the last place where the card that was taken up can be put. */
export const walkPlaces = (root: HTMLElement, by: 1 | -1): void => {
  const places = [...root.querySelectorAll<HTMLElement>('.place-here')]
  const at = places.findIndex((place) => place === document.activeElement)
  const next = at < 0 ? 0 : (at + by + places.length) % places.length
  places[next]?.focus()
}
