import type { EditorNode } from '../editor/node.ts'
import { BLOCK_EDITS } from './block-edits.ts'
import type { Edit, MakeEdit } from './edit.ts'
import { LINE_EDITS } from './line-edits.ts'
import { LIST_EDITS } from './list-edits.ts'
import { pick } from './random.ts'
import type { Random } from './random.ts'
import { TABLE_EDITS } from './table-edits.ts'

const SINGLE = new Map<string, MakeEdit>(
  Object.entries({ ...LINE_EDITS, ...LIST_EDITS, ...TABLE_EDITS, ...BLOCK_EDITS }),
)

/** The most edits that are made one on the other. */
const MOST = 5

/** From two to five edits of any kind, one after the other. */
const several: MakeEdit = (body, random) =>
  Array.from({ length: 2 + random(MOST - 1) }).reduce<Edit | null>((edit) => {
    const next = pick([...SINGLE.values()], random)?.(edit?.body ?? body, random) ?? null
    return edit === null || next === null ? (next ?? edit) : after(edit, next)
  }, null)

function after(first: Edit, second: Edit): Edit {
  return {
    body: second.body,
    from: second.from.map((place) => (place === null ? null : (first.from[place] ?? null))),
  }
}

const ALL = new Map<string, MakeEdit>([...SINGLE, ['several edits', several]])

/** The names of all kinds of edits. */
export const EDIT_NAMES: readonly string[] = [...ALL.keys()]

/** One random edit of a kind, or null where the body offers nothing for it. */
export function randomEdit(name: string, body: EditorNode, random: Random): Edit | null {
  const make = ALL.get(name)
  if (make === undefined) throw new Error(`There is no edit “${name}”.`)
  return make(body, random)
}
