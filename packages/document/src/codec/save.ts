import type { EditorNode } from '../editor/node.ts'
import { liveBlocks, normalise } from '../editor/normalise.ts'
import { contextOf } from './context.ts'
import type { Context } from './context.ts'
import { definingSources, labelsOf, labelsWithout, standIns } from './definitions.ts'
import { joinBody, staysBody } from './join-body.ts'
import { lostLabels } from './lost-labels.ts'
import { islandKeys, readIslands } from './normal-form.ts'
import { bodyOf, openText } from './open.ts'
import type { CodecBase } from './open.ts'
import { firstDifference } from './read-back.ts'
import type { Difference, Expected } from './read-back.ts'
import { settleBlocks } from './settle-blocks.ts'
import { keyOf } from './slice.ts'
import { unresolvedText } from './unresolved.ts'
import type { Unresolved } from './unresolved.ts'
import { planKids } from './write-kids.ts'
import type { WrittenKid } from './write-kids.ts'

/**
 * What became of a body. `saved`: the text reads back as the body; `lostLabels` are the definitions
 * that went while something still refers to them (now words), `caughtLabels` those that came and
 * made references of words nobody had touched. `unsure`: the text written with most care, and why it
 * is not sure. `unresolved`: conflicts stand in the body, and in the text between markers.
 */
export type SavedText =
  | {
      readonly kind: 'saved'
      readonly text: string
      readonly lostLabels: readonly string[]
      readonly caughtLabels: readonly string[]
    }
  | {
      readonly kind: 'unsure'
      readonly text: string
      readonly reason: 'reads-differently' | 'rewrites-neighbour'
    }
  | Unresolved

const MAX_LEVEL = 3
/** Each round reads the whole text once; a few settle whatever settles at all. */
const MAX_ROUNDS = 8

/**
 * The whole text (front matter and body) after editing. Blocks that were not touched keep their
 * bytes, and the result was read back before it is called saved.
 */
export function saveText(base: CodecBase, body: EditorNode): SavedText {
  const plain = normalise(body)
  const opened = bodyOf(base.kids)
  if (keyOf(plain) === keyOf(opened)) return saved(base.head + base.body)
  const unresolved = unresolvedText(base, plain)
  if (unresolved !== null) return unresolved
  const labels = labelsNow(base, plain)
  const gone = labelsWithout(base.definitions.labels, labels)
  const come = labelsWithout(labels, base.definitions.labels)
  const definitions = standIns([...gone, ...labels])
  const { body: want, spellings } = readIslands(plain, definitions, islandKeys(opened))
  const expected: Expected = {
    blocks: liveBlocks(want),
    gone: standIns(gone),
    come: come.length === 0 ? null : { before: base.definitions, after: standIns(labels) },
  }
  const result = settle(base, expected, { ...contextOf(base, definitions), spellings })
  if (result.kind !== 'saved' || gone.length === 0) return result
  const { body: words } = readIslands(plain, standIns(labels))
  return readsAsWords(base, result.text, [plain, words])
    ? { ...result, lostLabels: lostLabels(opened, plain) }
    : { kind: 'unsure', text: result.text, reason: 'reads-differently' }
}

/**
 * Whether a text without some definitions reads as the body in which their references are words. An
 * untouched block may read as its bytes say: marks around a reference are not in the editor's body.
 */
function readsAsWords(
  base: CodecBase,
  text: string,
  [plain, words]: readonly [EditorNode, EditorNode],
): boolean {
  const untouched = new Set(base.kids.map((kid) => kid.key))
  const read = openText(text).body.content ?? []
  const want = words.content ?? []
  const before = plain.content ?? []
  return (
    read.length === want.length &&
    read.every((node, at) => {
      const [meant, was] = [want[at], before[at]]
      if (meant !== undefined && keyOf(node) === keyOf(meant)) return true
      return was !== undefined && untouched.has(keyOf(was))
    })
  )
}

function saved(text: string, caughtLabels: readonly string[] = []): SavedText {
  return { kind: 'saved', text, lostLabels: [], caughtLabels }
}

/** The labels defined in a body, without reading what did not change. */
function labelsNow(base: CodecBase, plain: EditorNode): readonly string[] {
  const now = definingSources(plain)
  const before = definingSources(bodyOf(base.kids))
  const isSame = now.length === before.length && now.every((source, at) => source === before[at])
  return isSame ? base.definitions.labels : labelsOf(now)
}

/** Writes with more care, round by round, until the whole text reads back. */
function settle(base: CodecBase, expected: Expected, context: Context): SavedText {
  const { blocks } = expected
  const levels = settleBlocks(base, blocks, { context, maxLevel: MAX_LEVEL })
  const levelOf = (at: number) => levels.get(at) ?? 0
  let rewritten = false
  let text = base.body
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const plan = planKids(base.kids, blocks, { context, prefix: '' }, levelOf)
    text = joinBody(base, plan)
    const found: Difference = staysBody(base, text)
      ? firstDifference(text, plan, expected)
      : { kind: 'at', index: 0 }
    if (found.kind === 'none') {
      const whole = base.head + text
      return rewritten
        ? { kind: 'unsure', text: whole, reason: 'rewrites-neighbour' }
        : saved(whole, found.caughtLabels)
    }
    const raised = raise(plan, found.index, levels)
    if (raised === 'none') break
    if (raised === 'untouched') rewritten = true
  }
  return { kind: 'unsure', text: base.head + text, reason: 'reads-differently' }
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
