import { onBeforeUnmount, onMounted, shallowRef, watch, type ShallowRef } from 'vue'

export type ChangeWalk = {
  /** The id of the change in view; null before the first step. */
  readonly current: Readonly<ShallowRef<string | null>>
  readonly go: (id: string) => void
  readonly step: (by: 1 | -1) => void
  /** Whether J and K step. */
  readonly keys: Readonly<ShallowRef<boolean>>
  readonly turnKeys: (on: boolean) => void
}

const STORED = 'walk-keys'

/** The next change to stand at; the ends hold. */
export const stepFrom = (
  ids: readonly string[],
  current: string | null,
  by: 1 | -1,
): string | null => {
  const at = current === null ? -1 : ids.indexOf(current)
  if (at < 0) return (by === 1 ? ids[0] : ids.at(-1)) ?? null
  return ids[Math.min(Math.max(at + by, 0), ids.length - 1)] ?? null
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role=dialog]') !== null)

/** The change that an address leads to. */
const changeOf = ({ hash }: { readonly hash: string }): string => decodeURIComponent(hash.slice(1))

/**
 * Walks from change to change, by buttons and by J and K; the change gets the focus and the address.
 * An address that leads to a change begins there.
 */
export const useChangeWalk = (ids: () => readonly string[]): ChangeWalk => {
  const current = shallowRef<string | null>(null)
  const keys = shallowRef(true)
  const go = (id: string): void => {
    current.value = id
    const place = document.getElementById(id)
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    place?.focus({ preventScroll: true })
    place?.scrollIntoView({ block: 'center', behavior: isCalm ? 'instant' : 'smooth' })
    // in place: a walk is no way to go back through
    history.replaceState(history.state, '', `#${encodeURIComponent(id)}`)
  }
  const arrive = (): void => {
    const id = changeOf(location)
    if (ids().includes(id)) current.value = id
  }
  const step = (by: 1 | -1): void => {
    const next = stepFrom(ids(), current.value, by)
    if (next !== null) go(next)
  }
  const listen = (event: KeyboardEvent): void => {
    if (!keys.value || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return
    const key = event.key.toLowerCase()
    if (key !== 'j' && key !== 'k') return
    event.preventDefault()
    step(key === 'j' ? 1 : -1)
  }
  onMounted(() => {
    keys.value = localStorage.getItem(STORED) !== 'off'
    document.addEventListener('keydown', listen)
    addEventListener('hashchange', arrive)
    arrive()
  })
  onBeforeUnmount(() => {
    document.removeEventListener('keydown', listen)
    removeEventListener('hashchange', arrive)
  })
  watch(ids, (now) => {
    if (current.value !== null && !now.includes(current.value)) current.value = null
  })
  return {
    current,
    go,
    step,
    keys,
    turnKeys: (on) => {
      keys.value = on
      localStorage.setItem(STORED, on ? 'on' : 'off')
    },
  }
}
