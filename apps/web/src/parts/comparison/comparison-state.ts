import type { RenderedComparison } from '@forkshop/api'
import type { Change } from './entry.ts'

/**
 * A comparison without what is drawn of changes: the page that shows it holds that already, marked by `drawnAt`. What is the
 * same is short where it is drawn at all, and how it is laid out hangs on its HTML, so it stays.
 */
export const dehydrateComparison = (comparison: RenderedComparison): object => ({
  ...comparison,
  changes: dehydrateChanges(comparison.changes),
})

/** The same for changes by themselves. */
export const dehydrateChanges = (changes: readonly Change[]): readonly object[] =>
  changes.map(withoutDrawing)

/** Takes what is drawn of changes back from the page, with the words of its marks said in it. */
export const hydrateComparison = <Compared extends RenderedComparison>(
  saved: Compared,
  root: ParentNode,
): Compared => ({ ...saved, changes: changesDrawnIn(root)(saved.changes) })

/** Takes what is drawn of changes by themselves back from a page, which is looked through once. */
export const changesDrawnIn = (root: ParentNode): ((changes: readonly Change[]) => Change[]) => {
  const drawn = new Map(
    [...root.querySelectorAll<HTMLElement>('[data-html]')].map((block) => [
      block.dataset['html'],
      block.innerHTML,
    ]),
  )
  const withDrawing = (change: Change): Change =>
    change.kind === 'same'
      ? change
      : { ...undrawn, ...change, html: drawn.get(drawnAt([change])) ?? '' }
  return (changes) => changes.map(withDrawing)
}

/** What marks the block of a page that shows these changes, by the first of them. */
export const drawnAt = ([first]: readonly Pick<Change, 'blockIndex'>[]): string =>
  String(first?.blockIndex)

const noSides = { beforeHtml: null, beforeMarks: [], afterHtml: null, afterMarks: [] }
const undrawn = { marks: [], ...noSides } satisfies Partial<Change>

/** JSON has no such names. */
const absent = (names: object): object =>
  Object.fromEntries(Object.keys(names).map((name) => [name, undefined]))
const drawingAbsent = absent({ html: '', marks: [] })
const allAbsent = absent({ html: '', ...undrawn })

const withoutDrawing = (change: Change): object => {
  if (change.kind === 'same') return change
  const isInOne = change.beforeHtml === null && change.afterHtml === null
  return { ...change, ...(isInOne ? allAbsent : drawingAbsent) }
}
