import type { BlockChange, ChangeKind } from '../comparison.ts'
import { mergeTexts } from '../merge/merge-texts.ts'
import type { TextCache } from '../reading/text-cache.ts'
import { newTextCache } from '../reading/text-cache.ts'
import { changedAtOrigin, type ChangedAtOrigin } from './changed-at-origin.ts'
import { newComparer, type Comparer } from './comparer.ts'
import { foldedWords } from './folded-words.ts'
import { meetOrigin, type Meeting, type UpstreamTexts } from './meet-origin.ts'
import { withChanges } from './with-changes.ts'

/**
 * What the origin changed in one passage or field since it and the fork met last. `id` names it for these very texts;
 * what moved together is one.
 */
export type UpstreamChange = {
  readonly id: string
  readonly kind: Exclude<ChangeKind, 'same'> | 'field'
  /** The headings that it stands below at the origin, from the outermost inward; of a field its key. */
  readonly path: readonly string[]
  /** Markdown, or a field's value; null where there is none. */
  readonly before: unknown
  readonly after: unknown
  /** Its block, counted by `parseBlocks` in the old text and in the new one; null where it does not stand. */
  readonly blocks: { readonly before: number | null; readonly after: number | null }
  /** The beginnings of what stands above and below it, in one line; empty where nothing does, and for a field. */
  readonly around: { readonly above: string; readonly below: string }
  /**
   * `taken` where merging it leaves the fork as it is, `open` where it can be taken as it is, `asked` where both changed
   * the same.
   */
  readonly state: 'taken' | 'open' | 'asked'
}

/** The origin's changes, in the order of its text, fields first; those that no reader sees are left out. */
export function upstreamChanges(
  texts: UpstreamTexts,
  cache: TextCache = newTextCache(),
): readonly UpstreamChange[] {
  const [meeting, compare] = [meetOrigin(texts, cache), newComparer(cache)]
  return changesOf(meeting, changedAtOrigin(meeting, compare), { compare, cache })
}

/** With what texts are compared and merged. */
type Means = { readonly compare: Comparer; readonly cache: TextCache }

/** The same for texts that have met. */
export function changesOf(
  meeting: Meeting,
  changed: ChangedAtOrigin,
  means: Means,
): readonly UpstreamChange[] {
  const stateOf = stateIn(meeting, changed, means)
  const paths = pathsOf(changed.comparison.blocks)
  return [
    ...changed.fields.map(({ id, field }) => ({
      id,
      kind: 'field' as const,
      path: [field.key],
      before: field.from,
      after: field.to,
      blocks: { before: null, after: null },
      around: { above: '', below: '' },
      state: stateOf(id, null),
    })),
    ...changed.passages.flatMap(({ id, block, at }) =>
      block.kind === 'same'
        ? []
        : [
            {
              id,
              kind: block.kind,
              path: paths[at] ?? [],
              before: block.before,
              after: block.after,
              blocks: { before: block.beforeIndex, after: block.afterIndex },
              around: aroundOf(changed.comparison.blocks, at),
              state: stateOf(id, block),
            },
          ],
    ),
  ]
}

/** The state of a change: told by the very words where the fork has them, else by a merge of that change alone. */
function stateIn(
  meeting: Meeting,
  changed: ChangedAtOrigin,
  { compare, cache }: Means,
): (id: string, block: BlockChange | null) => UpstreamChange['state'] {
  const { base, own, theirs } = meeting
  const words = new Set(compare(base, own).blocks.map(({ after }) => after))
  return (id, block) => {
    if (base === own) return 'open'
    if (block?.kind === 'changed' && words.has(block.after)) return 'taken'
    if (block?.kind === 'changed' && words.has(block.before)) return 'open'
    const one = withChanges({ base, theirs }, changed, new Set([id]))
    const merge = mergeTexts(base, own, one, cache)
    if (merge.kind === 'conflict') return 'asked'
    return merge.text === own ? 'taken' : 'open'
  }
}

/** Of each neighbour as much as tells it from others. */
const MAX_AROUND = 120

function aroundOf(blocks: readonly BlockChange[], at: number): UpstreamChange['around'] {
  const wordsAt = (place: number): string =>
    foldedWords(blocks[place]?.after ?? blocks[place]?.before ?? '').slice(0, MAX_AROUND)
  return { above: wordsAt(at - 1), below: wordsAt(at + 1) }
}

/** The headings that each block stands below. */
function pathsOf(blocks: readonly BlockChange[]): readonly (readonly string[])[] {
  const above: { readonly level: number; readonly title: string }[] = []
  return blocks.map(({ before, after }) => {
    const [, marks = '', title = ''] =
      /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#*)?$/m.exec(
        (after ?? before ?? '').split('\n')[0] ?? '',
      ) ?? []
    if (marks === '') return above.map((heading) => heading.title)
    while ((above.at(-1)?.level ?? 0) >= marks.length) above.pop()
    const path = above.map((heading) => heading.title)
    if (after !== null) above.push({ level: marks.length, title })
    return path
  })
}
