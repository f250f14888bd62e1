import type { EditorNode } from '../editor/node.ts'
import { bodyStartOf } from '../front-matter/fence.ts'
import { liveBlocks, normalise } from '../editor/normalise.ts'
import { parsePieces } from '../markdown/parse.ts'
import { contextOf, atLevel } from './context.ts'
import { bodyOf } from './open.ts'
import type { CodecBase, Definitions } from './open.ts'
import { readBlocks } from './read-blocks.ts'
import { readsAs } from './read-part.ts'
import { keyOf } from './slice.ts'
import { planKids } from './write-kids.ts'
import type { WrittenKid } from './write-kids.ts'

/**
 * A text that reads back as the body that was saved. `unsure` is the closest one found, with the
 * reason: it reads back differently, or only by writing a block anew that nobody had touched.
 */
export type SavedText =
  | { readonly kind: 'saved'; readonly text: string }
  | {
      readonly kind: 'unsure'
      readonly text: string
      readonly reason: 'reads-differently' | 'rewrites-neighbour'
    }

const MAX_LEVEL = 3
/** Each round reads the whole text once; a few settle whatever settles at all. */
const MAX_ROUNDS = 8

/**
 * The whole text (front matter and body) after editing. Blocks that were not touched keep their
 * bytes, and the result was read back before it is called saved.
 */
export function saveText(base: CodecBase, body: EditorNode): SavedText {
  const want = normalise(body)
  if (keyOf(want) === keyOf(bodyOf(base.kids)))
    return { kind: 'saved', text: base.head + base.body }
  const blocks = liveBlocks(want)
  const context = contextOf(base)
  const levels = new Map<number, number>()
  const levelOf = (at: number) => levels.get(at) ?? 0
  settleBlocks(base, blocks, levels)
  let rewritten = false
  let best: { text: string; bad: number } | null = null
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const plan = planKids(base.kids, blocks, { context, prefix: '' }, levelOf)
    const text = joinBody(base, plan)
    const bad = staysBody(base, text) ? firstDifference(text, blocks, base.definitions) : 0
    if (bad === -1) {
      const whole = base.head + text
      return rewritten
        ? { kind: 'unsure', text: whole, reason: 'rewrites-neighbour' }
        : { kind: 'saved', text: whole }
    }
    if (best === null || bad > best.bad) best = { text, bad }
    const raised = raise(plan, bad, levels)
    if (raised === 'none') break
    if (raised === 'untouched') rewritten = true
  }
  return {
    kind: 'unsure',
    text: base.head + (best?.text ?? base.body),
    reason: 'reads-differently',
  }
}

/** Finds for each changed block the least careful level at which it reads back alone. */
function settleBlocks(
  base: CodecBase,
  blocks: readonly EditorNode[],
  levels: Map<number, number>,
): void {
  const context = contextOf(base)
  for (let level = 0; level < MAX_LEVEL; level++) {
    const plan = planKids(
      base.kids,
      blocks,
      { context: atLevel(context, 0), prefix: '' },
      (at) => levels.get(at) ?? 0,
    )
    let settled = true
    plan.forEach((kid, at) => {
      const node = blocks[at]
      if (node === undefined || kid.pairing?.exact === true || (levels.get(at) ?? 0) !== level)
        return
      if (readsAs(kid.text, node, base.definitions)) return
      levels.set(at, level + 1)
      settled = false
    })
    if (settled) return
  }
}

/** Raises the care for the touched blocks around the first difference, or for any of them if none is. */
function raise(
  plan: readonly WrittenKid[],
  bad: number,
  levels: Map<number, number>,
): 'touched' | 'untouched' | 'none' {
  const near = [bad, bad - 1, bad + 1].filter((at) => plan[at] !== undefined)
  const canRise = (at: number) => (levels.get(at) ?? 0) < MAX_LEVEL
  const rise = (places: readonly number[]) => {
    for (const at of places) levels.set(at, (levels.get(at) ?? 0) + 1)
  }
  const touched = near.filter((at) => isOurs(plan[at]) && canRise(at))
  if (touched.length > 0) {
    rise(touched)
    return 'touched'
  }
  const others = near.filter(canRise).slice(0, 1)
  if (others.length === 0) return 'none'
  rise(others)
  return 'untouched'
}

function isOurs(kid: WrittenKid | undefined): boolean {
  return kid !== undefined && (kid.pairing === null || !kid.pairing.exact || kid.pairing.moved)
}

function joinBody(base: CodecBase, plan: readonly WrittenKid[]): string {
  const { body, kids, lineEnd } = base
  const text = plan.map((kid, at) => (at === 0 ? kid.text : kid.gap + kid.text)).join('')
  const first = kids[0]
  const last = kids.at(-1)
  if (first === undefined || last === undefined) {
    const blank = body.replace(/[^\r\n]+$/, '')
    const open =
      base.head !== '' && !/[\r\n]$/.test(base.head) && base.head !== '\uFEFF' ? lineEnd : ''
    const gap = base.head.length > 1 && blank === '' ? lineEnd : blank
    return text === '' ? body : `${open}${gap}${text}${lineEnd}`
  }
  const whole = body.slice(0, first.start) + text + body.slice(last.end)
  // a fence left open held the last line ending of the file
  return /[\r\n]$/.test(body) && !/[\r\n]$/.test(whole) && whole !== '' ? whole + lineEnd : whole
}

/** Whether the text's first lines do not read as front matter now. */
function staysBody(base: CodecBase, text: string): boolean {
  const start = bodyStartOf(base.head + text)
  // a fence at the very end of the file had no line ending yet
  const grew = /[^\r\n]$/.test(base.head) && base.head.length > 1 ? 2 : 0
  return start >= base.head.length && start <= base.head.length + grew
}

/**
 * The index of the first block that does not read back, -1 when all do. The definitions of the base
 * stand by: a reference whose definition was deleted is what its author wants, and no other block
 * may be rewritten for it.
 */
function firstDifference(
  text: string,
  want: readonly EditorNode[],
  definitions: Definitions,
): number {
  const body = definitions.source + text
  const nodes = parsePieces(body).children.slice(definitions.count)
  const kids = readBlocks(nodes, { body, prefix: '', depth: 0 })
  for (let at = 0; at < Math.max(kids.length, want.length); at++) {
    const node = want[at]
    if (node === undefined || kids[at]?.key !== keyOf(node)) return at
  }
  return -1
}
