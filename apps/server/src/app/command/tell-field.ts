import { fieldParts, phraseWords, type FieldChange, type FieldPart } from '@forkshop/compare'
import { linesOf, markedWords } from './marked-words.ts'

/** How a field of the front matter changed, for people at a terminal: a line a part, and the words of texts. */
export function fieldLines(field: FieldChange): readonly string[] {
  return fieldParts(field).flatMap((part) => partLines(field.key, part))
}

function partLines(key: string, { path, from, to, kind }: FieldPart): readonly string[] {
  // a member of a set is called as its value says
  const isNamedByValue = [from, to].some((value) => path.at(-1) === JSON.stringify(value))
  const name = [key, ...(isNamedByValue ? path.slice(0, -1) : path)].join(' / ')
  const texts = [from, to].map(textOf)
  const [before, after] = texts
  if (before === undefined || after === undefined || !texts.some(isProse)) {
    const gone = kind === 'added' ? '' : `[-${JSON.stringify(from)}-]`
    const come = kind === 'removed' ? '' : `{+${JSON.stringify(to)}+}`
    return [`${name}: ${[gone, come].filter(Boolean).join(' ')}`]
  }
  const words = phraseWords(before, after)
  const told = words
    .map((word, at) => {
      // what took the place of something stands behind it, not on a line of its own
      const isReplaced = word.kind === 'removed' && words[at + 1]?.kind === 'added'
      return isReplaced ? `${markedWords(word).trimEnd()} ` : markedWords(word)
    })
    .join('')
  const lines = linesOf(told)
  if (lines.length === 1) return [`${name}: ${told.trim()}`]
  return [`${name}:`, ...lines.map((line) => (line === '' ? '' : `  ${line}`))]
}

/** A text or nothing as text; `undefined` for any other value. */
function textOf(value: unknown): string | undefined {
  return value === null ? '' : typeof value === 'string' ? value : undefined
}

/** More than a word or two. */
function isProse(text: string | undefined): boolean {
  return (text?.trim().split(/\s+/u).length ?? 0) > 2
}
