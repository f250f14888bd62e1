import { Document, isMap, isScalar, isSeq, Scalar } from 'yaml'

/** How a value on one line is written: like the scalar it replaces, and safe inside brackets. */
export interface InlineStyle {
  readonly like?: Scalar
  readonly isFlow: boolean
  /** Only the pair of a map of one. */
  readonly isPair?: boolean
}

/** A value as YAML on one line. */
export function inlineSource(
  value: unknown,
  { like, isFlow, isPair = false }: InlineStyle,
): string {
  if (isPair) return inBrackets(value).slice(1, -1).trim()
  if (!isFlow) {
    const scalar = likeScalar(value, like)
    return new Document({ k: scalar }).toString({ lineWidth: 0 }).slice('k: '.length).trimEnd()
  }
  return inBrackets([likeScalar(value, like)])
    .slice(1, -1)
    .trim()
}

/** A list of one item, or a map of one pair, on lines of its own with a line ending at the end. */
export function blockSource(value: unknown): string {
  const yaml = new Document(value)
  const { contents } = yaml
  if (isSeq(contents) || isMap(contents)) contents.flow = false
  for (const item of isSeq(contents) ? contents.items : []) {
    if (isMap(item) && item.items.every((pair) => isScalar(pair.value))) item.flow = true
  }
  return yaml.toString({ lineWidth: 0 })
}

function inBrackets(value: unknown): string {
  const yaml = new Document(value)
  if (isSeq(yaml.contents) || isMap(yaml.contents)) yaml.contents.flow = true
  return yaml.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd()
}

/** Quotes are the author's habit where they were a choice; those that the old text needed go with it. */
function likeScalar(value: unknown, like: Scalar | undefined): unknown {
  if (typeof value === 'object' && value !== null) return value
  const scalar = new Scalar(value)
  const type = like?.type
  if (typeof value !== 'string' || (type !== 'QUOTE_DOUBLE' && type !== 'QUOTE_SINGLE')) {
    return scalar
  }
  if (needsQuotes(value) || !needsQuotes(like?.value)) scalar.type = type
  return scalar
}

function needsQuotes(value: unknown): boolean {
  return /^["']/.test(new Document(value).toString({ lineWidth: 0 }))
}
