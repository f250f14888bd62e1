import { foldText, type PageKind } from '@forkshop/domain'

/** What there is to guess the kind of a page from. */
export type KindClues = {
  /** Where its text stands in the source. */
  readonly path: string
  readonly text: string
  /** Agenda tables that were recognised in it. */
  readonly days: number
}

const FOLDERS: readonly (readonly [PageKind, RegExp])[] = [
  [
    'method',
    /^_?(?:methods?|methodes?|activities|activites?|techniques?|exercises?|exercices?|icebreakers?|energizers?)$/,
  ],
  ['format', /^_?(?:formats?|workshops?|ateliers?)$/],
  ['event', /^_?(?:events?|evenements?)$/],
  ['project', /^_?(?:projects?|projets?)$/],
]

/** Headings that texts about a method have, folded; two of them say enough. */
const OF_METHODS =
  /^(?:how to(?: do it)?|steps?|instructions?|process|when to use(?: it)?|why(?: do it)?|purpose|materials?|time required|duration|group size|variations?|tips|etapes?|deroule(?:ment)?|consignes?|materiel|objectifs?|but|duree|quand l.?utiliser|pourquoi|variantes?|astuces|mode d.emploi)\b/

/** The kind that a text seems to have; null where nothing tells. It is a guess: somebody is to confirm it. */
export function guessKind({ path, text, days }: KindClues): PageKind | null {
  const folders = path.split('/').slice(0, -1).map(foldText).toReversed()
  for (const folder of folders) {
    const named = FOLDERS.find(([, words]) => words.test(folder))
    if (named !== undefined) return named[0]
  }
  if (days > 0) return 'format'
  const headings = [...text.matchAll(/^#{1,4}[ \t]+(.+)$/gm)].map(([, heading = '']) =>
    foldText(heading).replace(/^[^\p{L}]+/u, ''),
  )
  return new Set(headings.filter((heading) => OF_METHODS.test(heading))).size > 1 ? 'method' : null
}
