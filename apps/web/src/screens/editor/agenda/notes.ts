import { lengthWithin, parseStart } from '@forkshop/domain'
import type { EditedAgenda, EditedStep } from './read-agenda.ts'

/** Something in an agenda that wants a look, and how it can be repaired. */
export type AgendaNote = {
  readonly code: 'overlap' | 'gap' | 'bad-time' | 'bad-duration' | 'no-duration'
  /** Row under which it is said, the header being 0. */
  readonly under: number
  /** The row it is about. */
  readonly row: number
  readonly minutes: number
  readonly end: string | null
  readonly step: string
  readonly next: string
  /** Moving the starts from a row on by these minutes puts it right. */
  readonly shift: { readonly row: number; readonly minutes: number } | null
  /** The row holds its hour, whatever moves. */
  readonly isFixed: boolean
  /** Minutes that the row may be said to last, where its own length is not to be read. */
  readonly length: number | null
  /** The same as long as the same thing is wrong in the same place. */
  readonly key: string
}

const MAX_NAME = 34

/** The first words of a step, cut between words. */
export const shortName = (text: string): string => {
  if (text.length <= MAX_NAME) return text
  const cut = text.slice(0, MAX_NAME)
  const blank = cut.lastIndexOf(' ')
  return `${cut.slice(0, blank > MAX_NAME / 2 ? blank : MAX_NAME).replace(/[\s,:;.]+$/u, '')}…`
}

/** What to say about an agenda, in the order of its rows. */
export const notesOf = (agenda: EditedAgenda): readonly AgendaNote[] =>
  agenda.problems.flatMap((problem): readonly AgendaNote[] => {
    const at = agenda.steps.findIndex(({ row }) => row === problem.row)
    const step = agenda.steps[at]
    const above = agenda.steps[at - 1]
    if (step === undefined) return []
    const minutes = problem.minutes ?? 0
    switch (problem.code) {
      case 'overlap':
      case 'gap': {
        const under = above?.row ?? step.row
        const by = problem.code === 'overlap' ? minutes : -minutes
        return [
          {
            code: problem.code,
            under,
            row: step.row,
            minutes,
            end: above?.end ?? null,
            step: shortName(above?.step ?? ''),
            next: shortName(step.step),
            shift: { row: step.row, minutes: by },
            isFixed: step.isFixed,
            length: null,
            key: `${problem.code} ${above?.step} ${step.step} ${minutes}`,
          },
        ]
      }
      case 'bad-time':
      case 'bad-duration':
      case 'no-duration':
        return [
          {
            code: problem.code,
            under: step.row,
            row: step.row,
            minutes,
            end: null,
            step: shortName(step.step),
            next: '',
            shift: null,
            isFixed: step.isFixed,
            length:
              problem.code === 'bad-time'
                ? null
                : (lengthWithin(step.length) ?? untilNext(step, agenda.steps[at + 1])),
            key: `${problem.code} ${step.row} ${step.step}`,
          },
        ]
    }
  })

const HALF_DAY = 12 * 60

/** Minutes until the next step begins; null where that is not known, or half a day away. */
const untilNext = (step: EditedStep, next: EditedStep | undefined): number | null => {
  const [from, to] = [step.start, next?.start ?? null].map((hour) => parseStart(hour ?? ''))
  if (from === null || from === undefined || to === null || to === undefined) return null
  const minutes = (to - from + 2 * HALF_DAY) % (2 * HALF_DAY)
  return minutes > 0 && minutes < HALF_DAY ? minutes : null
}
