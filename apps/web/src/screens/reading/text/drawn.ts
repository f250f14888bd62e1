import type { PageView } from '@forkshop/api'

/** Characters of drawn HTML, with their place in the text. */
export type Run = PageView['parts'][number]['blocks'][number]['runs'][number]

/** A piece of drawn HTML with all that is read in it; the places of the runs are places in this piece. */
export type Drawn = { readonly html: string; readonly runs: readonly Run[] }

/** Markup to stand at a place of drawn HTML. */
export type Insertion = { readonly at: number; readonly html: string }

/** The characters of a run as they are read. */
export const wordsOf = ({ html }: Drawn, { at, length, sign }: Run): string =>
  sign ?? html.slice(at, at + length)

/** Stretches of the HTML between two places that hold words and no tag, so that each can be put in an element. */
export const stretchesBetween = (
  drawn: Drawn,
  from: number,
  to: number,
): readonly { readonly start: number; readonly end: number }[] => {
  const found: { start: number; end: number }[] = []
  for (const { at, length } of drawn.runs) {
    const start = Math.max(at, from)
    const end = Math.min(at + length, to)
    const last = found.at(-1)
    if (start >= end) continue
    if (last?.end === start) last.end = end
    else found.push({ start, end })
  }
  return found.filter(({ start, end }) => drawn.html.slice(start, end).trim() !== '')
}

/** The HTML with markup put in; what is read in it stays. Of two insertions at one place the first comes first. */
export const withInsertions = (drawn: Drawn, insertions: readonly Insertion[]): Drawn => {
  const inOrder = insertions.toSorted((a, b) => a.at - b.at)
  let html = ''
  let from = 0
  for (const { at, html: markup } of inOrder) {
    html += drawn.html.slice(from, at) + markup
    from = at
  }
  return { html: html + drawn.html.slice(from), runs: drawn.runs.flatMap(shifted(inOrder)) }
}

/** Runs as they stand after insertions, cut where one comes to stand within them. */
const shifted = (insertions: readonly Insertion[]): ((run: Run) => readonly Run[]) => {
  let next = 0
  let shift = 0
  const pass = (place: number): void => {
    for (let one = insertions[next]; one !== undefined && one.at <= place; one = insertions[next]) {
      shift += one.html.length
      next += 1
    }
  }
  const shiftBefore = (place: number): number =>
    insertions.reduce((sum, { at, html }) => (at < place ? sum + html.length : sum), 0)
  return ({ until, ...run }) => {
    const control = until === undefined ? {} : { until: until + shiftBefore(until) }
    const found: Run[] = []
    let rest: Run = run
    pass(rest.at)
    for (
      let cut = insertions[next]?.at ?? Infinity;
      cut < rest.at + rest.length;
      cut = insertions[next]?.at ?? Infinity
    ) {
      const { breaks: _, ...behind } = rest
      const length = cut - rest.at
      found.push({ ...rest, ...control, at: rest.at + shift, length })
      rest = {
        ...behind,
        at: cut,
        length: rest.length - length,
        from: rest.from === null ? null : rest.from + length,
      }
      pass(cut)
    }
    return [...found, { ...rest, ...control, at: rest.at + shift }]
  }
}
