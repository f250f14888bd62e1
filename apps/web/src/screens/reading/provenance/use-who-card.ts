import { shallowRef, type ShallowRef } from 'vue'
import { passageAt } from './passage-at.ts'
import type { Source } from './source-list.ts'
import { sourcesOfMark, sourcesOfPassage, type ToldSources } from './who-card.ts'

export type Card = {
  readonly sources: readonly Source[]
  /** What was pressed, and what its place is counted from. */
  readonly anchor: Element
  readonly frame: Element
  /** Where the history of the passage is. */
  readonly past: string | null
}

export type WhoCards = {
  readonly card: Readonly<ShallowRef<Card | null>>
  /** Takes the card away; a mark that it stood at gets the focus back. */
  readonly close: () => void
  /** Opens the card of what was pressed, a mark or a passage; of what is neither nothing happens. */
  readonly onClick: (event: Event) => void
}

type Parts = {
  /** The element that holds the text. */
  readonly root: () => Element | null
  /** Null until it is told who wrote the text. */
  readonly told: () => ToldSources | null
  readonly pastOf: (anchor: Element, frame: Element) => string | null
}

/** What there is to say of the passage that is pressed: one card at a time. */
export const useWhoCard = ({ root, told, pastOf }: Parts): WhoCards => {
  const card = shallowRef<Card | null>(null)
  const close = (): void => {
    const anchor = card.value?.anchor
    card.value = null
    if (anchor === undefined) return
    pointAt(anchor, false)
    if (anchor instanceof HTMLElement && anchor.matches('button'))
      anchor.focus({ preventScroll: true })
  }
  const open = (anchor: Element, frame: Element, sources: readonly Source[]): void => {
    close()
    if (sources.length === 0) return
    pointAt(anchor, true)
    card.value = { sources, anchor, frame, past: pastOf(anchor, frame) }
  }
  return {
    card,
    close,
    onClick: (event) => {
      const frame = root()
      const { target } = event
      if (frame === null || !(target instanceof Element)) return
      const known = told()
      const mark = target.closest('.who-mark')
      if (mark !== null) {
        event.stopPropagation()
        const key = mark.getAttribute('data-source')
        if (card.value?.anchor === mark) close()
        else open(mark, frame, known === null ? [] : sourcesOfMark(known, key))
        return
      }
      // words are being selected, to say an idea about them
      if (document.getSelection()?.isCollapsed === false) return
      const passage = passageAt(target, frame)
      if (passage === null) return
      event.stopPropagation()
      open(passage.element, frame, known === null ? [] : sourcesOfPassage(known, passage))
    },
  }
}

/** Shows what a card is about: a button says that it has opened one, a passage is lit. */
const pointAt = (anchor: Element, isOn: boolean): void => {
  if (anchor.matches('button')) anchor.setAttribute('aria-expanded', String(isOn))
  else anchor.classList.toggle('who-tapped', isOn)
}
