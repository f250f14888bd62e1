import type { FileChange } from './source.ts'
import { isPictureFile, isTextFile } from './source-path.ts'

/** A picture that a text shows: its path as the text leads to it, and its blob. */
export type ShownPicture = { readonly path: string; readonly blob: string }

/** One state of a text that differs from all states it came from: it becomes a revision. */
export type FileState = {
  /** Counts up; those it came from have lower ones. */
  readonly order: number
  readonly commit: string
  readonly path: string
  readonly blob: string
  /** Those that the text names and the source has, in order of their paths. */
  readonly pictures: readonly ShownPicture[]
  readonly parents: readonly FileState[]
}

/** What a trace has to know of the texts besides their ids. */
export type TextFacts = {
  /** Paths of pictures that a text at a path leads to; empty where it names none. */
  readonly pictures: (blob: string, path: string) => readonly string[]
  /** Whether a text, or a picture, is one to leave out of all revisions. */
  readonly isLeftOut: (blob: string) => boolean
}

/** Follows texts through the commits of a source, parents first. */
export type FileTrace = {
  /**
   * Takes a commit with what it did as seen from each of its parents, in their order; from nothing
   * for a first commit.
   */
  readonly add: (
    commit: { readonly id: string; readonly parents: readonly string[] },
    changes: readonly (readonly FileChange[])[],
  ) => void
  /** The state of each text as a commit left it, by its path; the last one added is always there. */
  readonly filesAt: (commit: string) => ReadonlyMap<string, FileState>
}

type Files = { readonly texts: Map<string, FileState>; readonly pictures: Map<string, string> }

/**
 * A trace of commits whose children are counted in `children`: a state is given on to the last one,
 * copied for the others. A merge makes a state only where it differs from every parent's, and then
 * follows those parents' states that none of the others came from: this is git's own default
 * simplification (gitrevisions, History Simplification), with renames followed besides.
 */
export function traceFiles(children: ReadonlyMap<string, number>, facts: TextFacts): FileTrace {
  const open = new Map<string, { readonly files: Files; left: number }>()
  let order = 0

  const take = (commit: string | undefined): Files => {
    const known = commit === undefined ? undefined : open.get(commit)
    if (known === undefined || commit === undefined)
      return { texts: new Map(), pictures: new Map() }
    known.left -= 1
    if (known.left > 0) {
      return { texts: new Map(known.files.texts), pictures: new Map(known.files.pictures) }
    }
    open.delete(commit)
    return known.files
  }
  const letGo = (commit: string): void => {
    const known = open.get(commit)
    if (known === undefined) return
    known.left -= 1
    if (known.left <= 0) open.delete(commit)
  }

  return {
    add({ id, parents }, changes) {
      const [first, ...others] = parents
      const beside = others.map((parent) => open.get(parent)?.files)
      const files = take(first)
      const step = planStep(files, changes[0] ?? [], facts)
      const next: (readonly [string, FileState])[] = []
      for (const [path, { blob, from }] of step.texts) {
        const before = [
          files.texts.get(path) ?? files.texts.get(from),
          ...beside.map((other, index) => predecessor(other, changes[index + 1], path)),
        ].filter((state) => state !== undefined)
        const pictures = shownIn(facts, { blob, path, from: step.pictures })
        const content = { blob, pictures }
        const same = before.find((state) => isSame(state, content))
        if (same !== undefined) next.push([path, same])
        else {
          const came = withoutAncestors(before)
          next.push([path, { order, commit: id, path, blob, pictures, parents: came }])
          order += 1
        }
      }
      for (const path of step.gone) files.texts.delete(path)
      for (const [path, state] of next) files.texts.set(path, state)
      others.forEach(letGo)
      open.set(id, { files, left: Math.max(1, children.get(id) ?? 0) })
    },
    filesAt: (commit) => open.get(commit)?.files.texts ?? new Map(),
  }
}

type Candidate = { readonly blob: string; readonly from: string }

type Step = {
  /** Texts that may have changed, by their path. */
  readonly texts: ReadonlyMap<string, Candidate>
  readonly gone: ReadonlySet<string>
  /** Pictures after the step. */
  readonly pictures: ReadonlyMap<string, string>
}

/** What a commit may have changed as seen from its first parent; brings its pictures up to date. */
function planStep(files: Files, changes: readonly FileChange[], facts: TextFacts): Step {
  const texts = new Map<string, Candidate>()
  const gone = new Set<string>()
  let picturesMoved = false
  for (const { kind, path, from, mode, blob } of changes) {
    if (isPictureFile(path, mode)) {
      picturesMoved = true
      if (kind === 'set' && !facts.isLeftOut(blob)) files.pictures.set(path, blob)
      else files.pictures.delete(path)
    }
    if (kind === 'set' && isTextFile(path, mode)) {
      if (!facts.isLeftOut(blob)) texts.set(path, { blob, from: from ?? path })
    } else gone.add(path)
  }
  if (picturesMoved) {
    // A picture that changes changes the page that shows it.
    for (const [path, { blob }] of files.texts) {
      const isTouched = texts.has(path) || gone.has(path)
      if (!isTouched && facts.pictures(blob, path).length > 0) texts.set(path, { blob, from: path })
    }
  }
  return { texts, gone, pictures: files.pictures }
}

function predecessor(
  files: Files | undefined,
  changes: readonly FileChange[] = [],
  path: string,
): FileState | undefined {
  const own = files?.texts.get(path)
  if (own !== undefined) return own
  const renamed = changes.find((change) => change.kind === 'set' && change.path === path)
  return renamed?.from === undefined || renamed.from === null
    ? undefined
    : files?.texts.get(renamed.from)
}

function shownIn(
  facts: TextFacts,
  text: {
    readonly blob: string
    readonly path: string
    readonly from: ReadonlyMap<string, string>
  },
): readonly ShownPicture[] {
  const paths = [...new Set(facts.pictures(text.blob, text.path))].toSorted()
  return paths.flatMap((path) => {
    const blob = text.from.get(path)
    return blob === undefined ? [] : [{ path, blob }]
  })
}

type Content = Pick<FileState, 'blob' | 'pictures'>

function isSame(a: Content, b: Content): boolean {
  return (
    a.blob === b.blob &&
    a.pictures.length === b.pictures.length &&
    a.pictures.every(({ path, blob }, index) => {
      const other = b.pictures[index]
      return other?.path === path && other.blob === blob
    })
  )
}

/** Each state once, without those that another one came from. */
function withoutAncestors(states: readonly FileState[]): readonly FileState[] {
  const once = [...new Set(states)]
  if (once.length < 2) return once
  return once.filter((state) => !once.some((other) => other !== state && cameFrom(other, state)))
}

function cameFrom(state: FileState, ancestor: FileState): boolean {
  const seen = new Set<FileState>()
  const stack = [state]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at === ancestor) return true
    if (at.order < ancestor.order || seen.has(at)) continue
    seen.add(at)
    stack.push(...at.parents)
  }
  return false
}
