import {
  emptyRunLog,
  foldRun,
  moveKinds,
  movesOf,
  orderMoves,
  plannedSteps,
  seenIn,
  withMade,
  withReceived,
  type Move,
  type RunLog,
} from '@forkshop/domain'

const MINUTE_MS = 60_000
const DEVICES = 5
const ACTS = 60

/** The day that is run: its hours, what keeps its own, and two things side by side. */
export const programme = [
  ['09:00', 30, 'Accueil', false],
  ['09:30', 60, 'Besoins', false],
  ['10:30', 90, 'Atelier', false],
  ['12:00', 60, 'Repas', true],
  ['13:00', 60, 'Cuisine', false],
  ['13:00', 45, 'Musique', false],
  ['14:30', 60, 'Récit', false],
  ['17:00', 30, 'Clôture', true],
] as const
const planned = plannedSteps(
  [
    {
      date: '2027-01-23',
      steps: programme.map(([start, durationMinutes, step, fixed], row) => ({
        start,
        durationMinutes,
        step,
        fixed,
        row,
        ledBy: '',
      })),
    },
  ],
  'UTC',
)
const MORNING = Date.parse('2027-01-23T08:30:00Z')

/** A move as a device made it: `time` is what its clock said. */
type Sent = { readonly now: number; readonly moves: readonly Move[]; readonly since: number }
type Answer = { readonly moves: readonly Move[]; readonly last: number }

/** What keeps the moves of a day: it is told the true time, which no device knows. */
export type RunServer = {
  receive(sent: Sent, trueTime: number): Promise<Answer>
}

type Device = {
  log: RunLog
  /** How wrong its clock is, and what it reckons of that from the server's last answer. */
  wrongMs: number
  reckonedMs: number
  isOnline: boolean
  /** The moves as its clock told them, by id. */
  readonly said: Map<string, Move>
}

/** What is true of a move, which nobody but the soak knows. */
type Truth = { readonly time: number; readonly seen: ReadonlySet<string> }

/** One day of five devices; answers what is wrong with it, nothing where all is well. */
export async function runDay(
  random: () => number,
  server: RunServer,
  day: string,
): Promise<{ readonly moves: number; readonly faults: readonly string[] }> {
  const pick = <Value>(of: readonly Value[]): Value | undefined =>
    of[Math.floor(random() * of.length)]
  /** On half of the days clocks are wrong from the morning on, and nobody sets them. */
  const areSteady = random() < 0.5
  const hours = (): number => Math.round((random() - 0.5) * 24 * 60) * MINUTE_MS
  const devices = Array.from({ length: DEVICES }, (): Device => ({
    log: emptyRunLog,
    wrongMs: random() < 0.5 ? 0 : hours(),
    reckonedMs: 0,
    isOnline: random() < 0.8,
    said: new Map(),
  }))
  const truths = new Map<string, Truth>()
  const faults: string[] = []
  let now = MORNING

  const make = (device: Device): void => {
    const all = movesOf(device.log)
    // ids tell nothing of when they were made
    const id = `${Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0')}-${day}-${truths.size}`
    const steps = foldRun(planned, all, now - device.reckonedMs + device.wrongMs).steps
    const at = now + device.wrongMs
    const said: Move = {
      ...saidOf(random, { steps: steps.map((step) => step.id), moves: all.map((one) => one.id) }),
      id,
      after: seenIn(device.log),
      time: at,
    }
    truths.set(id, { time: now, seen: new Set(all.map((one) => one.id)) })
    device.said.set(id, said)
    device.log = withMade(device.log, { ...said, time: at - device.reckonedMs })
  }

  const meet = async (device: Device, losses: number): Promise<void> => {
    const unsent = device.log.unsent.flatMap(({ id }) => device.said.get(id) ?? [])
    const again = [...device.said.values()].filter(() => random() < 0.1)
    const moves = [...unsent, ...again].toSorted(() => random() - 0.5).slice(0, 500)
    const sent = { now: now + device.wrongMs, moves, since: device.log.last }
    if (random() < losses) return
    const answer = await server.receive(sent, now)
    if (random() < losses) return
    device.log = withReceived(device.log, answer.moves, answer.last)
    device.reckonedMs = device.wrongMs
  }

  for (let act = 0; act < ACTS; act += 1) {
    now += Math.floor(random() * 15 * MINUTE_MS)
    const device = pick(devices)
    if (device === undefined) continue
    if (!areSteady && random() < 0.1) device.wrongMs = hours()
    if (random() < 0.2) device.isOnline = !device.isOnline
    if (random() < 0.05) device.log = JSON.parse(JSON.stringify(device.log))
    if (random() < 0.7) make(device)
    if (device.isOnline) await meet(device, 0.2)
  }
  // the evening: all have a network again
  for (let round = 0; round < 2; round += 1) {
    for (const device of devices) await meet(device, 0)
  }

  const { moves: kept } = await server.receive({ now, moves: [], since: 0 }, now)
  const lost = [...truths.keys()].filter((id) => !kept.some((move) => move.id === id))
  if (lost.length > 0 || kept.length !== truths.size) faults.push(`${lost.length} lost`)
  const end = JSON.stringify(foldRun(planned, kept, now))
  for (const [number, { log }] of devices.entries()) {
    if (JSON.stringify(foldRun(planned, movesOf(log), now)) !== end) {
      faults.push(`device ${number} ends with another day`)
    }
  }
  faults.push(...disorder(kept, truths, areSteady))
  return { moves: truths.size, faults }
}

/** No move stands before one that its device had seen; where no clock was set, each stands where it was made. */
function disorder(
  kept: readonly Move[],
  truths: ReadonlyMap<string, Truth>,
  areSteady: boolean,
): readonly string[] {
  const order = orderMoves(kept)
  const places = new Map(order.map(({ move }, place) => [move.id, place]))
  const faults: string[] = []
  for (const [id, { time, seen }] of truths) {
    const place = places.get(id) ?? -1
    for (const before of seen) {
      if ((places.get(before) ?? place) > place) faults.push(`${id} stands before ${before}`)
    }
    if (areSteady && order[place]?.time !== time) faults.push(`${id} has another time`)
  }
  return faults
}

/** Something that somebody does, of steps and moves that they see. */
function saidOf(
  random: () => number,
  { steps, moves }: { readonly steps: readonly string[]; readonly moves: readonly string[] },
): Omit<Move, 'id' | 'after' | 'time'> {
  const pick = (of: readonly string[]): string => of[Math.floor(random() * of.length)] ?? 'none'
  const kind = moves.length === 0 ? 'start' : (moveKinds[Math.floor(random() * 9)] ?? 'start')
  const step = pick(steps)
  switch (kind) {
    case 'start':
      return random() < 0.5 ? { kind } : { kind, step }
    case 'done':
    case 'skip':
      return { kind, step }
    case 'extend':
      return { kind, step, minutes: Math.floor(random() * 40) - 10 }
    case 'freeze':
      return { kind }
    case 'note':
      return { kind, step, text: 'Une remarque' }
    case 'insert':
      return { kind, step, minutes: Math.floor(random() * 30), text: 'Une chanson' }
    case 'reorder':
      return random() < 0.3 ? { kind, step } : { kind, step, before: pick(steps) }
    case 'undo':
      return { kind, of: pick(moves) }
  }
}
