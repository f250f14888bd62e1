import type { EditorState } from '@tiptap/pm/state'

/** A heading of the draft: its place in the text, its level and its words. */
export type DraftHeading = {
  readonly position: number
  readonly level: number
  readonly text: string
}

/** Headings of the two uppermost levels that the draft uses. */
export const headingsIn = (state: EditorState): readonly DraftHeading[] => {
  const headings: DraftHeading[] = []
  state.doc.forEach((node, position) => {
    if (node.type.name !== 'heading' || node.textContent.trim() === '') return
    headings.push({ position, level: Number(node.attrs['level'] ?? 2), text: node.textContent })
  })
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b).slice(0, 2)
  return headings.filter(({ level }) => levels.includes(level))
}

/** The last heading at or above a position; null before the first. */
export const headingAt = (
  headings: readonly DraftHeading[],
  position: number,
): DraftHeading | null => headings.findLast((heading) => heading.position <= position) ?? null

/** The first words of a heading, as a place is named: what stands before a colon. */
export const placeName = (heading: string): string => heading.split(/\s*[:–—]\s/u, 1)[0] ?? heading
