import type { ViewSwitch } from './use-view-switch.ts'

export type WayBack = {
  /** Back to the words, from a button that goes away; where they are not shown, to the page, unless somebody is elsewhere. */
  readonly backToWords: () => void
  /** To a position of the text, whatever is shown; it stays away where who is asked wants to keep the source. */
  readonly showPlace: (position: number) => Promise<void>
}

type Parts = Pick<ViewSwitch, 'view' | 'show'> & {
  readonly focusText: () => void
  readonly goTo: (position: number) => void
}

/** Where the focus goes from what stands above the text. */
export const useWayBack = ({ view, show, focusText, goTo }: Parts): WayBack => {
  const focusNow = (): void => {
    if (view.value === 'text') {
      focusText()
      return
    }
    const isFree = document.activeElement === document.body
    if (isFree) document.getElementById('main')?.focus({ preventScroll: true })
  }
  return {
    backToWords: () => {
      requestAnimationFrame(focusNow)
    },
    showPlace: async (position) => {
      await show('text')
      if (view.value === 'text') goTo(position)
    },
  }
}
