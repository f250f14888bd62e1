import { LineCounter, parseDocument } from 'yaml'
import type { YAMLParseError } from 'yaml'

/** What is wrong in front matter, as far as it can be said without the words of a parser. */
export type FrontMatterFault =
  /** A bracket, brace or quotation mark that nothing closes. */
  | 'unclosed'
  | 'indent'
  | 'tab'
  /** A colon in words without quotation marks. */
  | 'colon'
  /** Words that begin with a sign of the language, without quotation marks. */
  | 'sign'
  | 'twice'
  /** No line of a key and its value. */
  | 'no-key'
  | 'too-long'
  | 'too-deep'
  | 'unreadable'

export type PlacedFault = {
  /** From the start of the front matter. */
  readonly offset: number
  readonly fault: FrontMatterFault
  readonly message: string
}

/** A new key of the outermost level: no blank, comment or item of a list before it. */
const KEY_LINE = /^(?![\s#]|-\s)[^\n]*?:(?=\s|$)/gm

/**
 * The faults of front matter that does not parse, each where a person finds it. A parser sees that
 * something is not closed only lines below, where it no longer fits: so each key is read by itself.
 */
export function faultsOf(
  source: string,
  errors: readonly YAMLParseError[],
): readonly PlacedFault[] {
  const starts = [...source.matchAll(KEY_LINE)].map(({ index }) => index)
  const alone = starts.flatMap((start, index) => {
    const piece = source.slice(start, starts[index + 1]).trimEnd()
    const fault = firstFault(piece, readYaml(piece).errors)
    return fault === null ? [] : [{ ...fault, offset: start + fault.offset }]
  })
  return alone.length > 0 ? alone : errors.flatMap((error) => firstFault(source, [error]) ?? [])
}

/** Reads front matter without throwing; keys that stand twice are no error here. */
export function readYaml(source: string): ReturnType<typeof parseDocument> {
  return parseDocument(source, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
    // the parser's own check compares each key with all before it
    uniqueKeys: false,
  })
}

function firstFault(source: string, errors: readonly YAMLParseError[]): PlacedFault | null {
  const [error] = errors
  if (error === undefined) return null
  const isNested = error.message.startsWith('Nested mappings')
  const isBelow = isNested && errors.some(({ code }) => code === 'MULTILINE_IMPLICIT_KEY')
  // a line that is too far in is told of at the value above it
  const offset = isBelow ? source.indexOf('\n', error.pos[0]) + 1 : error.pos[0]
  return {
    offset: Math.min(offset, Math.max(0, source.length - 1)),
    fault: isNested ? (isBelow ? 'indent' : 'colon') : faultOf(error),
    message: error.message,
  }
}

function faultOf({ code, message }: YAMLParseError): FrontMatterFault {
  switch (code) {
    case 'MISSING_CHAR':
      return message.endsWith('quote') ? 'unclosed' : 'no-key'
    case 'BAD_INDENT':
      return message.startsWith('Flow') ? 'unclosed' : 'indent'
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'indent'
    case 'TAB_AS_INDENT':
      return 'tab'
    case 'BAD_SCALAR_START':
      return 'sign'
    case 'MULTILINE_IMPLICIT_KEY':
      return 'no-key'
    default:
      return 'unreadable'
  }
}
