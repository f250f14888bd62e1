import {
  fieldSource,
  parseFrontMatter,
  patchField,
  type FrontMatterFault,
} from '@forkshop/document'

/** One field's YAML as a form can use it. */
export type ReadField =
  | { readonly kind: 'value'; readonly value: unknown }
  /** It says more than a form shows (comments within), so that only its source may be edited. */
  | { readonly kind: 'source' }
  | {
      readonly kind: 'broken'
      readonly line: number
      readonly column: number
      readonly fault: FrontMatterFault
    }

const COMMENT = /^\s*#|\s#\s/

/** The comment lines that stand above a field. */
const commentsAbove = (source: string): string => /^(?:#[^\n]*\n)*/.exec(source)?.[0] ?? ''

/** Reads the YAML of one field; lines count from 1 within it. */
export const readFieldSource = (key: string, source: string): ReadField => {
  const matter = parseFrontMatter(`---\n${source.endsWith('\n') ? source : `${source}\n`}---\n`)
  switch (matter.kind) {
    case 'absent':
      return { kind: 'broken', line: 1, column: 1, fault: 'no-key' }
    case 'broken': {
      const [first] = matter.problems
      const { line = 2, column = 1, fault = 'unreadable' } = first ?? {}
      return { kind: 'broken', line: Math.max(1, line - 1), column, fault }
    }
    case 'present': {
      if (matter.entries.length !== 1 || matter.entries[0]?.key !== key) {
        return { kind: 'broken', line: 1, column: 1, fault: 'no-key' }
      }
      const inner = source.slice(commentsAbove(source).length).split('\n')
      const quoted = /["']/.test(source)
      if (!quoted && inner.some((line) => COMMENT.test(line))) return { kind: 'source' }
      return { kind: 'value', value: matter.fields[key] ?? null }
    }
  }
}

/** The YAML of a changed field: what did not change in it stays, a new one is in house form. */
export const writeFieldSource = (key: string, value: unknown, before: string | null): string =>
  before === null ? fieldSource(key, value) : patchField(before, key, value)
