import {
  draftOnDisk,
  draftServer,
  makePage,
  openDraft,
} from '@forkshop/server/src/testing/draft-server.ts'
import type { Ticket } from '@forkshop/server/src/testing/server-process.ts'
import { askedFor, emptyCount } from './converge/count.ts'
import { converging } from './converge/converging.ts'
import { openWindow } from './converge/window.ts'
import { emptyLedger, fateOf } from './converge/ledger.ts'
import { faultsOf, type TableSize } from './converge/faults.ts'
import { planRound, wordMaker, wordsOf, type Phase } from './converge/plan.ts'
import type { Person } from './converge/person.ts'
import type { Scene } from './converge/live-round.ts'
import * as Y from 'yjs'
import { randomFrom, type Soak } from './soak.ts'

const ROUNDS = 1_000
/** Then a new draft is begun, by the seed that follows: a fault is had again from there. */
const ROUNDS_A_DRAFT = 50
const PEOPLE = ['Ann', 'Bo', 'Cem', 'Dia', 'Eli']

/** Has Hocuspocus say nothing of what is sent on a line that breaks: it is sent again. Answers what lets it speak. */
const silenceBrokenLines = (): (() => void) => {
  const { error } = console
  console.error = (...said: unknown[]) => {
    if (!String(said[0]).startsWith('closing connection')) error(...said)
  }
  return () => {
    console.error = error
  }
}

/** What became of one draft. */
type Report = {
  readonly faults: readonly string[]
  readonly last: readonly Phase[]
  readonly counted: string
}

/** What an editor is made of is loaded once there is a window for it. */
const load = async () => {
  const [{ openPerson }, { copyOf, copyOnDisk, liveRound }] = await Promise.all([
    import('./converge/person.ts'),
    import('./converge/live-round.ts'),
  ])
  return { openPerson, copyOf, copyOnDisk, liveRound }
}
type Loaded = Awaited<ReturnType<typeof load>>

/** Tickets to a draft of its own for five people, and what the server has of it. */
type Opened = {
  readonly url: string
  readonly tickets: readonly Ticket[]
  readonly onServer: () => Y.Doc
  readonly onDisk: () => Promise<Y.Doc>
  /** What the server offers back, as one text. */
  readonly offered: () => Promise<string>
}

/** So many rounds in a draft of its own, until something is wrong. */
const liveDraft = async (
  { openPerson, copyOf, copyOnDisk, liveRound }: Loaded,
  { url, tickets, onServer, onDisk, offered }: Opened,
  { seed, rounds }: { readonly seed: number; readonly rounds: number },
): Promise<Report> => {
  const random = randomFrom(seed)
  const newWord = wordMaker(random)
  const people: Person[] = []
  const scene: Scene = { people, onServer, ledger: emptyLedger(), count: emptyCount() }
  let last: readonly Phase[] = []
  let largest: TableSize = { rows: 0, columns: 0 }
  const report = (faults: readonly string[], text = '', back = ''): Report => {
    const { typed } = scene.ledger
    const fate = fateOf(scene.ledger, wordsOf(text), wordsOf(back))
    const { acts, lines } = scene.count
    const counted =
      `${acts} acts, ${lines} lost lines, ${typed.size} words: ${fate.standing} stand, ${fate.deleted} deleted, ` +
      `${fate.offered} gone with a block that somebody replaced meanwhile and offered back, ${fate.lost.length} lost, ` +
      `${fate.twice.length} twice; the largest table has ${largest.rows} rows of ${largest.columns} cells`
    return { faults, last, counted }
  }
  try {
    for (const [nth, ticket] of tickets.entries()) {
      const name = PEOPLE[nth] ?? ''
      people.push(await openPerson(url, ticket, { name, number: 100 + nth }))
    }
    let [text, back] = ['', '']
    for (let round = 1; round <= rounds; round += 1) {
      last = planRound(random, people.length, newWord)
      const disorder = await liveRound(scene, last)
      const disk = copyOnDisk('the disk', await onDisk())
      const copies = people.map(copyOf)
      for (const table of disk.tables) if (table.columns > largest.columns) largest = table
      back = await offered()
      const { foreign, lost } = fateOf(scene.ledger, wordsOf(disk.text), wordsOf(back))
      const faults = [
        ...disorder,
        ...faultsOf([disk, ...copies], askedFor(scene.count)),
        ...foreign.map((word) => `nobody typed ${word}`),
        ...lost.map(
          (word) => `${word} is neither in the text nor offered back, and nobody deleted it`,
        ),
      ]
      if (faults.length > 0)
        return report(
          faults.map((one) => `round ${round}: ${one}`),
          disk.text,
          back,
        )
      ;({ text } = disk)
    }
    return report([], text, back)
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return report([`round broken off: ${said}`])
  } finally {
    for (const person of people) person.close()
  }
}

/**
 * Five people change the structure of a draft at the same time, lose their lines and come back; once all is quiet all
 * have the same page, a valid one, and it is the one on the server's disk.
 */
export const soaks: readonly Soak[] = [
  {
    name: 'converge',
    async run({ seed, rounds, print }) {
      const server = await draftServer()
      const callers = []
      for (const name of PEOPLE) callers.push(await server.person(name))
      const [maker] = callers
      if (maker === undefined) throw new Error('nobody is there')
      const closeWindow = openWindow()
      const speakAgain = silenceBrokenLines()
      const loaded = await load()
      let isWell = true
      try {
        const all = rounds ?? ROUNDS
        for (let first = 0; first < all && isWell; first += ROUNDS_A_DRAFT) {
          const nth = first / ROUNDS_A_DRAFT
          const slug = await makePage(maker, converging.replace('title: ', `title: ${nth} `))
          const drafts = []
          for (const caller of callers) drafts.push(await openDraft(caller, slug))
          const [draft] = drafts
          const some = Math.min(ROUNDS_A_DRAFT, all - first)
          const { faults, last, counted } = await liveDraft(
            loaded,
            {
              url: server.base,
              tickets: drafts,
              onServer: () =>
                server.live.hocuspocus.documents.get(draft?.room ?? '') ?? new Y.Doc(),
              onDisk: () => draftOnDisk(server, draft?.id ?? ''),
              offered: async () => {
                const { items } = await maker.call('listLosses', {
                  params: { id: draft?.id ?? '' },
                })
                return items.map(({ words }) => words).join('\n')
              },
            },
            { seed: seed + nth, rounds: some },
          )
          print(`rounds ${first + 1} to ${first + some}, seed ${seed + nth}: ${counted}`)
          if (faults.length === 0) continue
          isWell = false
          for (const fault of faults) print(fault)
          print(`had again by: npm run soak converge ${seed + nth} ${some}; the last round was`)
          for (const phase of last) print(JSON.stringify(phase))
        }
      } finally {
        await server.close()
        await closeWindow()
        speakAgain()
      }
      return isWell
    },
  },
]
