/** A part of a text, in UTF-16 units. */
export type PassageSpan = { readonly start: number; readonly end: number }

/** The least span that holds all; null where there is none. */
export function hullOf(spans: readonly PassageSpan[]): PassageSpan | null {
  if (spans.length === 0) return null
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  }
}

/** Whether two spans have a place in common. */
export function meets(a: PassageSpan, b: PassageSpan): boolean {
  return a.start < b.end && b.start < a.end
}

/** Whether the first span holds all of the second. */
export function holds(a: PassageSpan, b: PassageSpan): boolean {
  return a.start <= b.start && a.end >= b.end
}
