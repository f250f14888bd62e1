import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  OperatorNode,
  ParensNode,
  PrimitiveValueListNode,
  RawNode,
  ReferenceNode,
  SelectQueryNode,
  TableNode,
  ValueNode,
  type KyselyPlugin,
  type OperationNode,
} from 'kysely'
import { noteRead, type ShownName } from '../../base/shown.ts'

/**
 * Names what is read for an answer. A query that asks one table for the rows of pages names those pages
 * by itself; every other one shows anything, unless who asks has said with `readAs` what it shows.
 */
export const watchedReads: KyselyPlugin = {
  transformQuery({ node }) {
    if (SelectQueryNode.is(node) || RawNode.is(node)) noteRead(() => namesOf(node))
    return node
  },
  transformResult: async ({ result }) => result,
}

type OfPage = 'page' | 'voices' | 'registrations' | 'preparation'

/** The tables whose rows are of one page: the column with its id, and what they tell of it. */
const ofPages: Readonly<Record<string, readonly [column: string, kind: OfPage]>> = {
  page: ['id', 'page'],
  page_slug: ['page', 'page'],
  page_release: ['page', 'page'],
  page_facet: ['page', 'page'],
  event_time: ['page', 'page'],
  change: ['page', 'page'],
  maintainer: ['page', 'page'],
  proposal: ['page', 'voices'],
  thread: ['page', 'voices'],
  comment: ['page', 'voices'],
  idea: ['page', 'voices'],
  registration: ['event', 'registrations'],
  preparation_mark: ['page', 'preparation'],
  preparation_item: ['page', 'preparation'],
  role_person: ['page', 'preparation'],
}

/** Tables that say of a revision what no change makes wrong; once they say more, the page is told anew. */
const ofRevisions: ReadonlySet<string> = new Set(['provenance', 'provenance_piece'])

const ANYTHING: readonly ShownName[] = ['anything']

/** What a query shows. */
export function namesOf(node: OperationNode): readonly ShownName[] {
  if (!SelectQueryNode.is(node)) return ANYTHING
  const table = onlyTable(node)
  if (table === null) return ANYTHING
  if (ofRevisions.has(table)) return []
  const [column, kind] = ofPages[table] ?? []
  if (column === undefined || kind === undefined) return ANYTHING
  const allowed = conditions(node.where?.where)
    .map((one) => valuesOf(one, column))
    .filter((values) => values !== null)
  if (allowed.length === 0) return ANYTHING
  return allowed.flat().map((id): ShownName => `${kind} ${String(id)}`)
}

/** The one table that a query reads; null where it reads several, or in words that are not looked into. */
function onlyTable(node: SelectQueryNode): string | null {
  const [from, ...others] = node.from?.froms ?? []
  if (from === undefined || others.length > 0 || !TableNode.is(from)) return null
  const { from: _, ...rest } = node
  return node.joins === undefined && !asksMore(rest) ? from.table.identifier.name : null
}

/** Whether something in a node asks another table, or is raw. */
function asksMore(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(asksMore)
  if (typeof value !== 'object' || value === null) return false
  const kind = 'kind' in value ? value.kind : null
  if (kind === 'FromNode') return true
  return kind === 'RawNode' ? !isDirection(value) : Object.values(value).some(asksMore)
}

/** The way in which rows are ordered is raw too. */
function isDirection(raw: object): boolean {
  const fragments: unknown = 'sqlFragments' in raw ? raw.sqlFragments : null
  return Array.isArray(fragments) && /^(?:asc|desc)$/.test(fragments.join(','))
}

/** The conditions that all hold. */
function conditions(node: OperationNode | undefined): readonly OperationNode[] {
  if (node === undefined) return []
  if (ParensNode.is(node)) return conditions(node.node)
  if (AndNode.is(node)) return [...conditions(node.left), ...conditions(node.right)]
  return [node]
}

/** The values that a condition allows a column; null for a condition of another kind. */
function valuesOf(node: OperationNode, column: string): readonly unknown[] | null {
  if (!BinaryOperationNode.is(node) || !OperatorNode.is(node.operator)) return null
  const { leftOperand: left, rightOperand: right, operator } = node
  if (!ReferenceNode.is(left) || !ColumnNode.is(left.column)) return null
  if (left.column.column.name !== column) return null
  if (operator.operator === '=' && ValueNode.is(right)) return [right.value]
  if (operator.operator === 'in' && PrimitiveValueListNode.is(right)) return right.values
  return null
}
