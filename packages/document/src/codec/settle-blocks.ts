import type { EditorNode } from '../editor/node.ts'
import { atLevel } from './context.ts'
import type { Context } from './context.ts'
import type { CodecBase } from './open.ts'
import { readsAs } from './read-part.ts'
import { planKids } from './write-kids.ts'

/** Finds for each changed block the least careful level at which it reads back alone. */
export function settleBlocks(
  base: CodecBase,
  blocks: readonly EditorNode[],
  { context, maxLevel }: { readonly context: Context; readonly maxLevel: number },
): Map<number, number> {
  const levels = new Map<number, number>()
  const levelOf = (at: number) => levels.get(at) ?? 0
  for (let level = 0; level < maxLevel; level++) {
    const place = { context: atLevel(context, 0), prefix: '' }
    const plan = planKids(base.kids, blocks, place, levelOf)
    let settled = true
    plan.forEach((kid, at) => {
      const node = blocks[at]
      if (node === undefined || kid.pairing?.exact === true || levelOf(at) !== level) return
      if (readsAs(kid.text, node, context.manner.definitions)) return
      levels.set(at, level + 1)
      settled = false
    })
    if (settled) return levels
  }
  return levels
}
