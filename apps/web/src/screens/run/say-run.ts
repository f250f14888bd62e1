import type { Difference, Move, Run, Squeeze } from '@forkshop/domain'
import { dateFormat } from '../../base/i18n/formatters.ts'
import { sayMinutes } from '../../base/i18n/format.ts'
import type { Say } from '../../base/i18n/create-i18n.ts'

/** Says what is done on a day. */
export type RunWords = {
  readonly t: Say
  /** IANA name of the zone of the place. */
  readonly zone: string
}

/** An hour as the clocks at the place show it: `09:05`. */
export const sayHour = (moment: number | null, zone: string): string =>
  // Swedish writes an hour as agendas do
  moment === null
    ? '–'
    : dateFormat('sv', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(moment)

/** The day of a moment at the place: `2027-01-23`. */
export const dayOf = (moment: number, zone: string): string =>
  dateFormat('sv', { timeZone: zone }).format(moment)

/** How much later or earlier than planned it is. */
export const sayDrift = ({ driftMinutes }: Run, { t }: RunWords): string =>
  driftMinutes === 0
    ? t('run.onTime')
    : t(driftMinutes > 0 ? 'run.late' : 'run.early', { time: sayMinutes(Math.abs(driftMinutes)) })

const nameOf = (id: string | null | undefined, run: Run): string =>
  run.steps.find((step) => step.id === id)?.step ?? ''

/** Who loses time, and because of what. */
export const saySqueeze = (
  { step, lostMinutes, because }: Squeeze,
  run: Run,
  { t }: RunWords,
): string =>
  t('run.squeezed', {
    step: nameOf(step, run),
    time: sayMinutes(lostMinutes),
    because: nameOf(because, run),
  })

/** What a move did: `Accueil : fait`. */
export const sayMove = (move: Move, run: Run, { t }: RunWords): string => {
  const step = nameOf(move.step, run)
  switch (move.kind) {
    case 'start':
      return step === '' ? t('run.did.schedule') : t('run.did.start', { step })
    case 'done':
      return t('run.did.done', { step })
    case 'skip':
      return t('run.did.skip', { step })
    case 'extend': {
      const minutes = move.minutes ?? 0
      const time = sayMinutes(Math.abs(minutes))
      return t(minutes < 0 ? 'run.did.shorten' : 'run.did.extend', { step, time })
    }
    case 'freeze':
      return t('run.did.freeze')
    case 'note':
      return t('run.did.note', { text: move.text ?? '' })
    case 'insert':
      return t('run.did.insert', { step: move.text ?? '', time: sayMinutes(move.minutes ?? 0) })
    case 'reorder': {
      const before = nameOf(move.before, run)
      return before === '' ? t('run.did.last', { step }) : t('run.did.reorder', { step, before })
    }
    case 'undo':
      return t('run.did.undo')
  }
}

/** A name for a difference, by which a device remembers that it was read. */
export const differenceKey = ({ step, moves }: Difference): string =>
  [step ?? '', ...moves.toSorted()].join(' ')

/** What those did who did not know of each other, each with who it was and when. */
export const sayDifference = (
  { moves: ids }: Difference,
  {
    run,
    moves,
    who,
  }: {
    readonly run: Run
    readonly moves: readonly Move[]
    readonly who: Readonly<Record<string, string>>
  },
  words: RunWords,
): readonly string[] =>
  ids.flatMap((id) => {
    const move = moves.find((one) => one.id === id)
    if (move === undefined) return []
    // whose move is not known was made here and is not sent yet
    const name = who[id] ?? words.t('run.you')
    return words.t('run.didBy', {
      did: sayMove(move, run, words),
      name: name === '' ? words.t('run.somebody') : name,
      time: sayHour(move.time, words.zone),
    })
  })
