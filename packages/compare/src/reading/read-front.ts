import type { FrontMatter } from '@forkshop/document'
import { parseFrontMatter } from '@forkshop/document'
import type { Memory } from './generations.ts'

/** The front matter of a text; the same one as in a known text is not parsed again. */
export function readFront(text: string, known: Memory<FrontMatter>): FrontMatter {
  const likely = fenced.exec(text)?.[0] ?? ''
  const found = likely === '' ? undefined : known.get(likely)
  if (found) return found
  const matter = parseFrontMatter(text)
  if (likely.length === matter.bodyStart) known.set(likely, matter)
  return matter
}

const fenced = /^\uFEFF?---[ \t]*\r?\n(?:[^\r\n]*\r?\n)*?---[ \t]*\r?\n/
