import { formatMessage, type RevisionId } from '@forkshop/domain'
import { toSeconds } from '../commit-info.ts'
import { expectRevisionId } from '../names.ts'
import { toCommit, toObject, toTree } from '../objects/new-object.ts'
import type { NewObject, NewSignature } from '../objects/new-object.ts'
import { toImportedMessage } from './imported-message.ts'
import { toImportedPerson } from './imported-person.ts'
import { pathOfLink, replaceLinks } from './picture-links.ts'
import type { PictureKind } from './picture-kind.ts'
import type { ImportSettings, SourceCommit, SourceSignature } from './source.ts'
import type { FileState, ShownPicture } from './trace-files.ts'

/** A picture as pages keep it: its blob, and what it is by what it holds. */
export type ImportedPicture = { readonly id: string; readonly kind: PictureKind }

/** A state of a text as a revision of a page. */
export type ImportedRevision = {
  readonly id: RevisionId
  readonly parents: readonly RevisionId[]
  readonly path: string
  /** The commit of the source that made it. */
  readonly source: string
  /** Blob of the text, in the source or among `objects`. */
  readonly text: string
  /** Blobs of its pictures, in the source's objects. */
  readonly pictures: readonly string[]
  /** Commit, trees and rewritten text, as far as the source has not got them. */
  readonly objects: readonly NewObject[]
}

/** A first revision as one that follows another: a source without history goes on with its page. */
export function continueFrom(revision: ImportedRevision, parent: RevisionId): ImportedRevision {
  const commit = revision.objects.at(-1)
  const text = Buffer.from(commit?.bytes ?? []).toString('utf8')
  const made = toObject('commit', Buffer.from(text.replace('\n', `\nparent ${parent}\n`)))
  return {
    ...revision,
    id: expectRevisionId(made.id),
    parents: [parent],
    objects: [...revision.objects.slice(0, -1), made],
  }
}

/** Who says something of a text as it comes in, when and in what words. */
export type SayingCommit = {
  readonly by: { readonly name: string; readonly email: string }
  readonly time: Date
  readonly reason: string
}

/** Another text with the pictures of a revision, right after it: what somebody said as the page was made. */
export function followWith(
  revision: ImportedRevision,
  { text, commit }: { readonly text: string; readonly commit: SayingCommit },
): ImportedRevision {
  const written = toObject('blob', Buffer.from(text))
  // With pictures their folder is the first of two trees.
  const [media, ...whole] = revision.objects.filter(({ kind }) => kind === 'tree')
  const tree = toTree([
    { mode: '100644', name: 'README.md', id: written.id },
    ...(media === undefined || whole.length === 0
      ? []
      : [{ mode: '40000', name: 'media', id: media.id }]),
  ])
  const stamp = { ...commit.by, seconds: toSeconds(commit.time), zone: '+0000' }
  const message = formatMessage({ reason: commit.reason, trailers: [] })
  const parents = [revision.id]
  const made = toCommit({ tree: tree.id, parents, author: stamp, committer: stamp, message })
  return {
    ...revision,
    id: expectRevisionId(made.id),
    parents,
    text: written.id,
    objects: [written, tree, made],
  }
}

/** What is known of a source besides its states. */
export type RewriteSource = {
  readonly commits: ReadonlyMap<string, SourceCommit>
  readonly settings: ImportSettings
  /** A text by its blob; asked for texts that show pictures alone. */
  readonly textOf: (blob: string) => string
  /** The picture of a page that a blob becomes; null for one that is no picture. */
  readonly pictureOf: (blob: string) => ImportedPicture | null
}

/** Makes revisions of states. */
export type Rewriter = (state: FileState) => ImportedRevision

/**
 * A rewriter: a revision has the author, dates and words of its commit and holds the text alone, with
 * its pictures. Its id depends on nothing but the commit, its past, the path and the settings: two
 * repositories that share commits come to the same revisions.
 */
export function createRewriter(source: RewriteSource): Rewriter {
  const done = new Map<FileState, ImportedRevision>()
  const roots = new Map<string, string>()

  const rewriteOne = (state: FileState): ImportedRevision => {
    const commit = source.commits.get(state.commit)
    if (commit === undefined) throw new RangeError(`no commit ${state.commit}`)
    const { settings } = source
    const parents = state.parents.flatMap((parent) => done.get(parent)?.id ?? [])
    const content = toContent(source, state)
    const root = rootOf(source.commits, roots, state.commit)
    const made = toCommit({
      tree: content.tree,
      parents,
      author: toSignature(commit.author, settings),
      committer: toSignature(commit.committer, settings),
      message: toImportedMessage(commit.message, `${root}@${commit.id}:${state.path}`, settings),
    })
    const { text, pictures, objects } = content
    const id = expectRevisionId(made.id)
    const from = { path: state.path, source: commit.id }
    return { id, parents, ...from, text, pictures, objects: [...objects, made] }
  }

  return (state) => {
    // Parents first, without recursion: a history may be a hundred thousand states long.
    const stack = [state]
    for (let at = stack.at(-1); at !== undefined; at = stack.at(-1)) {
      const missing = done.has(at) ? [] : at.parents.filter((parent) => !done.has(parent))
      if (missing.length > 0) stack.push(...missing)
      else {
        if (!done.has(at)) done.set(at, rewriteOne(at))
        stack.pop()
      }
    }
    const rewritten = done.get(state)
    if (rewritten === undefined) throw new RangeError('a state was not rewritten')
    return rewritten
  }
}

function toContent(
  { textOf, pictureOf }: RewriteSource,
  { blob, path, pictures }: FileState,
): Pick<ImportedRevision, 'text' | 'pictures' | 'objects'> & { readonly tree: string } {
  const named = new Map(pictures.flatMap((picture) => toNamed(picture, pictureOf)))
  if (named.size === 0) {
    const tree = toTree([{ mode: '100644', name: 'README.md', id: blob }])
    return { tree: tree.id, text: blob, pictures: [], objects: [tree] }
  }
  const text = replaceLinks(textOf(blob), (link) => {
    const name = named.get(pathOfLink(path, link) ?? '')?.name
    return name === undefined ? null : `media/${name}`
  })
  const written = toObject('blob', Buffer.from(text))
  const once = new Map([...named.values()].map((entry) => [entry.name, entry]))
  const media = toTree([...once.values()])
  const tree = toTree([
    { mode: '100644', name: 'README.md', id: written.id },
    { mode: '40000', name: 'media', id: media.id },
  ])
  const pictureIds = [...new Set([...once.values()].map(({ id }) => id))]
  return {
    tree: tree.id,
    text: written.id,
    pictures: pictureIds,
    objects: [written, media, tree],
  }
}

/** Its name is what it holds, and its kind. */
function toNamed({ path, blob }: ShownPicture, pictureOf: RewriteSource['pictureOf']) {
  const picture = pictureOf(blob)
  if (picture === null) return []
  const { id, kind } = picture
  return [[path, { mode: '100644', name: `${id}.${kind}`, id }]] as const
}

function toSignature(
  { name, email, seconds, zone }: SourceSignature,
  settings: ImportSettings,
): NewSignature {
  const isTime = Number.isSafeInteger(seconds) && seconds >= 0
  return {
    ...toImportedPerson({ name, email }, settings),
    seconds: isTime ? seconds : 0,
    zone: /^[+-]\d{4}$/.test(zone) ? zone : '+0000',
  }
}

/**
 * The first commit of a commit's first-parent line: it stands for the repository, because addresses
 * move, and copies of a repository share it.
 */
function rootOf(
  commits: ReadonlyMap<string, SourceCommit>,
  known: Map<string, string>,
  from: string,
): string {
  const line: string[] = []
  let at = from
  for (let root = known.get(at); root === undefined; root = known.get(at)) {
    line.push(at)
    const first = commits.get(at)?.parents[0]
    if (first === undefined) known.set(at, at)
    else at = first
  }
  const root = known.get(at) ?? from
  for (const id of line) known.set(id, root)
  return root
}
