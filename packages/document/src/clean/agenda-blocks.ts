import type { EditorNode } from '../editor/node.ts'
import { append } from './append.ts'
import { cellLine } from './cell-line.ts'
import type { AgendaWords } from './options.ts'
import { stepOfLine, tableOfSteps } from './plain-agenda.ts'

type Line = readonly EditorNode[]

/** A step that a line or an item of a list says. */
interface BlockStep {
  /** Minutes since midnight. */
  readonly start: number
  readonly minutes: number | null
  readonly words: Line
}

/** Fewer may be words that happen to begin with an hour. */
const LEAST_STEPS = 3
/** More is a text that begins with an hour, in UTF-16 units. */
const MOST_WORDS = 300
const EVENING = 18 * 60
const MORNING = 6 * 60

/**
 * Blocks in which lines and lists of hours are agendas: paragraphs, lines of a paragraph or items of a list
 * beside each other, each with an hour before its words, three or more and in the order of the day. All others
 * stay as they are.
 */
export function withAgendas(
  blocks: readonly EditorNode[],
  words: AgendaWords,
): readonly EditorNode[] {
  const done: EditorNode[] = []
  let run: { readonly blocks: EditorNode[]; readonly steps: BlockStep[] } = {
    blocks: [],
    steps: [],
  }
  const endRun = (): void => {
    append(done, run.steps.length < LEAST_STEPS ? run.blocks : [tableOfSteps(run.steps, words)])
    run = { blocks: [], steps: [] }
  }
  for (const block of blocks) {
    const steps = stepsOf(block)
    const [first] = steps ?? []
    const last = run.steps.at(-1)
    const goesOn = first !== undefined && (last === undefined || isLater(first, last))
    if (!goesOn) endRun()
    if (steps === null) done.push(block)
    else {
      run.blocks.push(block)
      append(run.steps, steps)
    }
  }
  endRun()
  return done
}

/** The steps of a block that is made of them; null for any other. */
function stepsOf(block: EditorNode): readonly BlockStep[] | null {
  const steps =
    block.type === 'paragraph'
      ? stepsOfParagraph(block)
      : block.type === 'bulletList' || block.type === 'orderedList'
        ? stepsOfList(block)
        : null
  const isInOrder = steps?.every((step, at) => {
    const before = steps[at - 1]
    return before === undefined || isLater(step, before)
  })
  return isInOrder === true ? steps : null
}

function isLater(step: BlockStep, before: BlockStep): boolean {
  const isAfterMidnight = before.start >= EVENING && step.start < MORNING
  return step.start >= before.start || isAfterMidnight
}

/** Null where an item begins with no hour. */
function stepsOfList(list: EditorNode): readonly BlockStep[] | null {
  const all: BlockStep[] = []
  for (const item of list.content ?? []) {
    const [first, ...below] = item.content ?? []
    const steps = first?.type === 'paragraph' ? stepsOfParagraph(first) : null
    const last = steps?.at(-1)
    if (steps === null || last === undefined) return null
    append(all, [...steps.slice(0, -1), { ...last, words: joined(last.words, cellLine(below)) }])
  }
  return all
}

/** The lines of a paragraph, what begins with no hour being part of the step above; null where the first is none. */
function stepsOfParagraph({ content = [] }: EditorNode): readonly BlockStep[] | null {
  const steps: BlockStep[] = []
  for (const line of linesOf(content)) {
    const text = textOf(line)
    const step = text.length > MOST_WORDS ? null : stepOfLine(text)
    const above = steps.at(-1)
    if (step !== null) {
      const { start, minutes, from, to } = step
      steps.push({ start, minutes, words: cut(line, from, to) })
    } else if (above === undefined) return null
    else steps[steps.length - 1] = { ...above, words: joined(above.words, line) }
  }
  return steps.length === 0 ? null : steps
}

function linesOf(content: Line): readonly Line[] {
  const lines: EditorNode[][] = [[]]
  for (const node of content) {
    if (node.type === 'hardBreak') lines.push([])
    else lines.at(-1)?.push(node)
  }
  return lines
}

function joined(above: Line, below: Line): Line {
  return below.length === 0 ? above : [...above, { type: 'hardBreak' }, ...below]
}

/** What stands for a picture among the words of a line: one unit, as no word has it. */
const OTHER = '\uFFFC'

function textOf(line: Line): string {
  return line.map(({ type, text }) => (type === 'text' ? (text ?? '') : OTHER)).join('')
}

/** A line from one place to another, with its marks. */
function cut(line: Line, from: number, to: number): Line {
  let at = 0
  return line.flatMap((node): Line => {
    const begin = at
    const text = node.type === 'text' ? (node.text ?? '') : OTHER
    at += text.length
    if (at <= from || begin >= to) return []
    if (node.type !== 'text') return [node]
    return [{ ...node, text: text.slice(Math.max(0, from - begin), to - begin) }]
  })
}
