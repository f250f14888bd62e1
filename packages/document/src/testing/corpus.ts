import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Random } from './random.ts'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const SHARED = path.resolve(ROOT, '../shared')
const FIXTURES = path.join(ROOT, 'test/fixtures/markdown')

export interface Sample {
  readonly name: string
  readonly text: string
}

/** The hand-made cases, one file each. */
export function fixtures(): readonly Sample[] {
  return markdownIn(FIXTURES)
}

/** Why the histories of the corpus cannot be read here, or null when they can. */
export function corpusMissing(): string | null {
  return existsSync(path.join(SHARED, 'corpus'))
    ? null
    : 'needs ../shared/corpus, which is not on this machine'
}

/** Every Markdown file at the head of the corpus, and the demo texts. */
export function corpus(): readonly Sample[] {
  return [
    ...inClones((clone, name) => {
      git(clone, ['checkout', '-q', 'HEAD'])
      return markdownIn(clone).map((sample) => ({ ...sample, name: `${name}/${sample.name}` }))
    }),
    ...markdownIn(path.join(SHARED, 'demo')),
  ]
}

/** So many Markdown files of the corpus as they once were, drawn from all its histories. */
export function history(count: number, random: Random): readonly Sample[] {
  return inClones((clone, name) => {
    const objects = git(clone, ['rev-list', '--objects', '--all']).split('\n')
    const files = objects.filter((line) => line.endsWith('.md')).toSorted()
    return Array.from({ length: Math.min(count, files.length) }, () => {
      const [id = '', ...rest] = files.splice(random(files.length), 1).join('').split(' ')
      const text = git(clone, ['cat-file', 'blob', id])
      return { name: `${name}/${rest.join(' ')}@${id.slice(0, 8)}`, text }
    })
  })
}

/** One file of a history before and after a commit, and what another commit made of it at some time. */
export interface Revised {
  readonly name: string
  readonly before: string
  readonly after: string
  readonly other: string
}

/** So many changes of Markdown files of each history, drawn from all of its commits. */
export function revisions(count: number, random: Random): readonly Revised[] {
  return inClones((clone, name) => {
    const blob = (id: string) => git(clone, ['cat-file', 'blob', id])
    const changes = git(clone, [
      'log',
      '--all',
      '--raw',
      '--no-abbrev',
      '--no-renames',
      '--format=',
    ])
      .split('\n')
      .flatMap((line) => {
        const [, before, after, path] = modified.exec(line) ?? []
        return before && after && path ? [{ before, after, path }] : []
      })
    return Array.from({ length: Math.min(count, changes.length) }, () => {
      const [change] = changes.splice(random(changes.length), 1)
      if (change === undefined) throw new Error('more changes were drawn than there are')
      const { before, after, path: file } = change
      const others = changes.filter(({ path: other }) => other === file)
      const other = others[random(others.length)]?.after ?? before
      const texts = { before: blob(before), after: blob(after), other: blob(other) }
      return { name: `${name}/${file}@${after.slice(0, 8)}`, ...texts }
    })
  })
}

// a line of `git log --raw` about a Markdown file that was changed: modes, both blobs, the letter, the path
const modified = /^:\d{6} \d{6} ([0-9a-f]{40}) ([0-9a-f]{40}) M\t(.+\.md)$/

function inClones<T>(read: (clone: string, name: string) => readonly T[]): readonly T[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'))
  try {
    return readdirSync(path.join(SHARED, 'corpus'))
      .filter((name) => name.endsWith('.bundle'))
      .toSorted()
      .flatMap((bundle) => {
        const clone = path.join(folder, bundle)
        git(folder, ['clone', '-q', '-n', path.join(SHARED, 'corpus', bundle), clone])
        return read(clone, path.basename(bundle, '.bundle'))
      })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function git(folder: string, parameters: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...parameters], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

/** The ways a file may differ that nobody sees: line endings, a byte order mark, no last line ending. */
export const variants: readonly { readonly name: string; readonly of: (text: string) => string }[] =
  [
    { name: 'as it is', of: (text) => text },
    { name: 'with CRLF', of: (text) => text.replace(/\r?\n/g, '\r\n') },
    { name: 'with a byte order mark', of: (text) => `\uFEFF${text}` },
    { name: 'without a last line ending', of: (text) => text.trimEnd() },
  ]

function markdownIn(folder: string): readonly Sample[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
}
