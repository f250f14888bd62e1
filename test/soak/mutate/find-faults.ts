import ts from 'typescript'

/** One thing that could be wrong in a source: what stands at a place (in UTF-16 units), and what a slip would make of it. */
export type Fault = {
  readonly operator: string
  readonly start: number
  readonly end: number
  /** The code that takes its place; of a statement, none: it is left out. */
  readonly code: string | null
}

const comparisons: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
}
const joints: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' }
const sums: Readonly<Record<string, string>> = { '+': '-', '-': '+' }
const swaps: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  find: 'findLast',
  findLast: 'find',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
}
/** Calls that give back something like what they were called on. */
const leftOut: ReadonlySet<string> = new Set([
  'filter',
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'trim',
  'trimEnd',
  'trimStart',
  'toLowerCase',
])
// Nobody can tell by its last unit where a larger bound is.
const MAX_NUMBER = 1_000

/** All faults that can be planted in a source, in its order. Types, imports and sentences for people have none. */
export function findFaults(source: string): readonly Fault[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
  const faults: Fault[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return
    const place = { start: node.getStart(file), end: node.getEnd() }
    for (const [operator, code] of slipsOf(node, file)) faults.push({ operator, ...place, code })
    node.forEachChild(visit)
  }
  file.forEachChild(visit)
  return faults
}

type Slip = readonly [operator: string, code: string | null]

function slipsOf(node: ts.Node, file: ts.SourceFile): readonly Slip[] {
  if (ts.isBinaryExpression(node)) return binarySlips(node, file)
  if (ts.isCallExpression(node)) return callSlips(node, file)
  if (ts.isReturnStatement(node)) return isEarly(node) ? [['early return', null]] : []
  if (ts.isExpressionStatement(node)) {
    const { expression } = node
    const call = ts.isAwaitExpression(expression) ? expression.expression : expression
    return ts.isCallExpression(call) && call.expression.kind !== ts.SyntaxKind.SuperKeyword
      ? [['call left out', null]]
      : []
  }
  if (isCondition(node)) return [['condition', `!(${node.getText(file)})`]]
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [['truth', 'false']]
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [['truth', 'true']]
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text)
    return isValue(node) && value < MAX_NUMBER ? [['number', `${value + 1}`]] : []
  }
  if (!ts.isStringLiteral(node) || !isValue(node)) return []
  return node.text === '' || /\s/.test(node.text) ? [] : [['text', `''`]]
}

function binarySlips(node: ts.BinaryExpression, file: ts.SourceFile): readonly Slip[] {
  const sign = node.operatorToken.getText(file)
  const [left, right] = [node.left.getText(file), node.right.getText(file)]
  const swapped = (name: string, signs: Readonly<Record<string, string>>): readonly Slip[] =>
    signs[sign] === undefined ? [] : [[name, `(${left}) ${signs[sign]} (${right})`]]
  return [
    ...swapped('comparison', comparisons),
    ...swapped('joint', joints),
    ...swapped('sum', sums),
  ]
}

function callSlips(node: ts.CallExpression, file: ts.SourceFile): readonly Slip[] {
  const callee = node.expression
  if (!ts.isPropertyAccessExpression(callee) || isInChain(node)) return []
  const name = callee.name.text
  const swap = swaps[name]
  const [of, rest] = [callee.expression.getText(file), node.getText(file)]
  if (swap !== undefined)
    return [['method', `${of}.${swap}${rest.slice(callee.getText(file).length)}`]]
  return leftOut.has(name) ? [['method', of]] : []
}

/** Whether a part of `a?.b.c` is not the whole of it: put apart it would not stop where the chain does. */
function isInChain(node: ts.Node): boolean {
  return (node.flags & ts.NodeFlags.OptionalChain) !== 0
}

/** A return that is not the last thing that its function does. */
function isEarly(node: ts.ReturnStatement): boolean {
  const { parent } = node
  if (!ts.isBlock(parent)) return ts.isIfStatement(parent)
  return !ts.isFunctionLike(parent.parent) || parent.statements.at(-1) !== node
}

function isCondition(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isIfStatement(parent)) return parent.expression === node
  return ts.isConditionalExpression(parent) && parent.condition === node
}

/** Whether a literal is what something is, and not the name of a property, a module or a kind of type. */
function isValue(node: ts.Node): boolean {
  const { parent } = node
  const isName = 'name' in parent && parent.name === node
  return !isName && !ts.isLiteralTypeNode(parent) && !ts.isImportDeclaration(parent)
}
