/** What a hand drags, told step by step. `Held` is what was taken. */
export type DragParts<Held> = {
  /** What is taken at an element; null where there is nothing to take. */
  readonly take: (target: Element, event: PointerEvent) => Held | null
  /** Whether it is taken at once, as by a handle; elsewhere a finger stays on it for a moment first. */
  readonly isHandle: (target: Element) => boolean
  readonly begin: (held: Held, event: PointerEvent) => void
  readonly move: (held: Held, event: PointerEvent) => void
  readonly drop: (held: Held) => void
  readonly cancel: (held: Held) => void
}

/** A hand that moves less has pressed, not dragged, in pixels. */
const SLOP = 5
/** How long a finger stays before it takes what is under it. */
const LONG_PRESS_MS = 450
/** How near the edge of the window, in pixels, a drag scrolls; and by how much each time. */
const EDGE = 70
const SCROLL = 14

/**
 * Lets things inside an element be dragged by mouse, pen and finger. Escape, a second finger and a lost pointer put
 * back. Gives back what ends it.
 */
export const pointerDrag = <Held>(root: HTMLElement, parts: DragParts<Held>): (() => void) => {
  const all = new AbortController()
  let end: (() => void) | null = null
  let isDragging = false
  const start = (event: PointerEvent): void => {
    end?.()
    const { target } = event
    if (!(target instanceof Element) || event.button !== 0 || !event.isPrimary) return
    const isHandle = parts.isHandle(target)
    if (!isHandle && event.pointerType !== 'touch') return
    const held = parts.take(target, event)
    if (held !== null) end = follow(held, event, isHandle)
  }
  const follow = (held: Held, first: PointerEvent, isHandle: boolean): (() => void) => {
    const one = new AbortController()
    const { signal } = one
    let last = first
    isDragging = false
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = (): void => {
      isDragging = false
      one.abort()
      clearTimeout(timer)
      cancelAnimationFrame(frame)
      end = null
    }
    const putBack = (): void => {
      const was = isDragging
      stop()
      if (was) parts.cancel(held)
    }
    const begin = (): void => {
      isDragging = true
      parts.begin(held, last)
      parts.move(held, last)
      frame = requestAnimationFrame(scroll)
    }
    const scroll = (): void => {
      const by = last.clientY < EDGE + 60 ? -SCROLL : last.clientY > innerHeight - EDGE ? SCROLL : 0
      if (by !== 0) {
        scrollBy(0, by)
        parts.move(held, last)
      }
      frame = requestAnimationFrame(scroll)
    }
    const isFar = (event: PointerEvent): boolean =>
      Math.hypot(event.clientX - first.clientX, event.clientY - first.clientY) > SLOP
    addEventListener(
      'pointermove',
      (event) => {
        if (event.pointerId !== first.pointerId) return
        last = event
        if (isDragging) parts.move(held, event)
        else if (isFar(event)) {
          if (isHandle) begin()
          else putBack() // a finger that moves at once scrolls
        }
      },
      { signal },
    )
    addEventListener(
      'pointerup',
      (event) => {
        if (event.pointerId !== first.pointerId) return
        const was = isDragging
        stop()
        if (!was) return
        noClick()
        parts.drop(held)
      },
      { signal },
    )
    addEventListener('pointercancel', putBack, { signal })
    addEventListener(
      'pointerdown',
      (event) => {
        if (event.pointerId !== first.pointerId) putBack()
      },
      { signal, capture: true },
    )
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !isDragging) return
        event.preventDefault()
        event.stopPropagation()
        putBack()
      },
      { signal, capture: true },
    )
    if (!isHandle) timer = setTimeout(begin, LONG_PRESS_MS)
    return putBack
  }
  root.addEventListener('pointerdown', start, { signal: all.signal, capture: true })
  // while something is held, the finger does not scroll: browsers ask only who listened before it came down
  root.addEventListener(
    'touchmove',
    (event) => {
      if (isDragging && event.cancelable) event.preventDefault()
    },
    { signal: all.signal, passive: false },
  )
  return () => {
    end?.()
    all.abort()
  }
}

/** The click that ends a drag opens nothing. */
const noClick = (): void => {
  const one = new AbortController()
  addEventListener(
    'click',
    (event) => {
      event.preventDefault()
      event.stopPropagation()
    },
    { capture: true, once: true, signal: one.signal },
  )
  // a press after it is another one
  addEventListener('pointerdown', () => one.abort(), { capture: true, signal: one.signal })
  setTimeout(() => one.abort())
}
