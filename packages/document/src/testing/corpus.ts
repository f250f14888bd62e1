import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

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
  const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'))
  try {
    const bundles = readdirSync(path.join(SHARED, 'corpus')).filter((name) =>
      name.endsWith('.bundle'),
    )
    for (const bundle of bundles) {
      const source = path.join(SHARED, 'corpus', bundle)
      execFileSync('git', ['clone', '-q', source, path.join(folder, bundle)], { stdio: 'ignore' })
    }
    return [...markdownIn(folder), ...markdownIn(path.join(SHARED, 'demo'))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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
