import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'
import type { Passage } from '../passage/anchor.ts'
import { passageHistoryPath } from '../passage/passage-place.ts'

/** What can be done with a passage, and where it is offered: pixels from the corner of the text. */
export type PassageOffer = {
  readonly passage: Passage
  /** Where the history of the passage is; null for what has none of its own. */
  readonly history: string | null
  readonly left: number
  readonly top: number
}

/** Half of what the offer is wide, both its parts beside each other. */
const HALF = 172
const BELOW = 10
/** How long a selection stands still before it is one. */
const QUIET_MS = 250

type Box = Pick<DOMRect, 'left' | 'top' | 'bottom' | 'width'>

/** Where an offer stands: below the middle of what it is about, and within the text. */
export const offerPlace = (
  box: Box,
  text: Box,
  wide = HALF,
): Pick<PassageOffer, 'left' | 'top'> => {
  const middle = box.left + box.width / 2 - text.left
  const half = Math.min(wide, text.width / 2)
  return {
    left: Math.max(half, Math.min(middle, text.width - half)),
    top: box.bottom - text.top + BELOW,
  }
}

type Parts = {
  /** The element that holds the text. */
  readonly root: () => HTMLElement | null
  /** The address of the page, and the version or revision whose text it is. */
  readonly text: () => { readonly path: string; readonly at: string }
  /** While a dialog is open: it has selections of its own. */
  readonly isAsking: () => boolean
  /** Half of what the offer is wide, in pixels, where it has more parts than two. */
  readonly half?: () => number | undefined
}

export type PassageOffering = {
  readonly offer: Readonly<ShallowRef<PassageOffer | null>>
  readonly onTap: (event: MouseEvent) => Promise<void>
  readonly withdraw: () => void
}

const loadPassages = () => import('../passage/page-passages.ts')
const loadPlaces = () => import('../passage/place-in-page.ts')

/** What is selected with a pointer or a key, or tapped with a finger, is offered to be said something about. */
export const usePassageOffer = ({ root, text, isAsking, half }: Parts): PassageOffering => {
  const offer = shallowRef<PassageOffer | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isTapped = false
  let pointed: Element | null = null
  /** Shows which passage was tapped; the element is the server's HTML, which is never drawn again. */
  const point = (element: Element | null): void => {
    pointed?.classList.remove('passage-tapped')
    element?.classList.add('passage-tapped')
    pointed = element
  }
  const offerAt = async (
    passage: Passage,
    { element, quote }: { readonly element: Element; readonly quote?: string },
    box: DOMRect,
  ): Promise<void> => {
    const { placeInPage } = await loadPlaces()
    const frame = root()
    if (frame === null) return
    const place = placeInPage(element, frame, quote)
    const { path, at } = text()
    offer.value = {
      passage,
      history: place && passageHistoryPath(path, at, place),
      ...offerPlace(box, frame.getBoundingClientRect(), half?.()),
    }
  }
  const lookAtSelection = async (): Promise<void> => {
    if (isAsking()) return
    const frame = root()
    const selection = document.getSelection()
    const isHere = frame !== null && selection !== null && frame.contains(selection.anchorNode)
    if (!isHere || selection.isCollapsed) {
      if (!isTapped) offer.value = null
      return
    }
    const { selectedPassage } = await loadPassages()
    const passage = selectedPassage(document.getSelection(), frame)
    if (passage === null) return
    isTapped = false
    const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : null
    const last = [...(range?.getClientRects() ?? [])].at(-1)
    const start = range?.startContainer
    const element = start instanceof Element ? start : start?.parentElement
    if (last && element) await offerAt(passage, { element, quote: passage.quote }, last)
  }
  const onSelection = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void lookAtSelection(), QUIET_MS)
  }
  onMounted(() => document.addEventListener('selectionchange', onSelection))
  onBeforeUnmount(() => {
    clearTimeout(timer)
    document.removeEventListener('selectionchange', onSelection)
  })
  return {
    offer,
    onTap: async (event) => {
      const frame = root()
      const isTouch = event instanceof PointerEvent && event.pointerType === 'touch'
      const isSelecting = document.getSelection()?.isCollapsed === false
      if (frame === null || !isTouch || isSelecting) return
      const { tappedPassage } = await loadPassages()
      const tapped = tappedPassage(event.target, frame)
      isTapped = tapped !== null
      if (tapped === null) offer.value = null
      point(tapped?.element ?? null)
      if (tapped !== null)
        await offerAt(tapped.passage, tapped, tapped.element.getBoundingClientRect())
    },
    withdraw: () => {
      offer.value = null
      isTapped = false
      point(null)
    },
  }
}
