import ts from 'typescript'

/** One thing that could be wrong in a source: what stands at a place (in UTF-16 units), and what a slip would make of it. */
export type Fault = {
  readonly operator: string
  readonly start: number
  readonly end: number
  /** The code that takes its place; of a statement, none: it is left out. */
  readonly code: string | null
}

/** What a sign is taken for, and what such a slip is called. */
const signs: Readonly<Record<string, readonly [operator: string, sign: string]>> = {
  '<': ['comparison', '<='],
  '<=': ['comparison', '<'],
  '>': ['comparison', '>='],
  '>=': ['comparison', '>'],
  '===': ['comparison', '!=='],
  '!==': ['comparison', '==='],
  '&&': ['joint', '||'],
  '||': ['joint', '&&'],
  '+': ['sum', '-'],
  '-': ['sum', '+'],
}
const twins = ['some every', 'find findLast', 'min max', 'startsWith endsWith']
/** Calls that give back something like what they were called on. */
const leftOut = 'filter slice sort toSorted reverse toReversed trim trimEnd trimStart toLowerCase'
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
  const [operator, sign] = signs[node.operatorToken.getText(file)] ?? []
  if (operator === undefined) return []
  return [[operator, `(${node.left.getText(file)}) ${sign} (${node.right.getText(file)})`]]
}

function callSlips(node: ts.CallExpression, file: ts.SourceFile): readonly Slip[] {
  const callee = node.expression
  if (!ts.isPropertyAccessExpression(callee) || isInChain(node)) return []
  const name = callee.name.text
  const of = callee.expression.getText(file)
  if (leftOut.split(' ').includes(name)) return [['method', of]]
  const pair = twins.map((names) => names.split(' ')).find((names) => names.includes(name))
  const twin = pair?.find((other) => other !== name)
  const call = node.getText(file).slice(callee.getText(file).length)
  return twin === undefined ? [] : [['method', `${of}.${twin}${call}`]]
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
