import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import { ownWork } from '../../base/own-work.ts'
import type { Services } from '../../records/services/services.ts'
import type { ActRow } from './concerned.ts'
import { tellStep } from './tell-step.ts'

/** So long after something happened its telling begins: whoever did it has their answer by then. */
const BEGIN_MS = 100

/** Tells people of what happened, after whoever did it was answered. */
export type Teller = {
  /** Looks whether somebody is to be told. */
  readonly wake: () => void
  /** Ends once nobody is to be told. */
  readonly idle: () => Promise<void>
  /** Stops after the part that is under way; the next server goes on from there. */
  readonly close: () => Promise<void>
}

/**
 * One teller a server, woken by whatever is announced. It tells a part of an act at a time, and those whom one concerns
 * before those who follow another: ten thousand of them keep nobody waiting.
 */
export function createTeller(services: Services): Teller {
  let again = false
  const work = ownWork({
    isLeft: () => again,
    async run(isClosed) {
      try {
        while (again && !isClosed()) {
          await wait(BEGIN_MS)
          again = false
          await tellAll(services, isClosed)
        }
      } catch (err) {
        services.log.error({ err }, 'whom to tell could not be read')
      }
    },
  })
  const wake = (): void => {
    again = true
    work.begin()
  }
  const stopListening = services.events.on((event) => {
    if (event.kind === 'announced' || event.kind === 'page-changed') wake()
  })

  wake()
  return {
    wake,
    idle: async () => {
      // what was written may not be announced yet
      if ((await nextAct(services, new Set())) !== null) wake()
      await work.idle()
    },
    close: async () => {
      stopListening()
      await work.close()
    },
  }
}

/** Tells what is to be told, part by part; what fails is left for the next time. */
async function tellAll(services: Services, isClosed: () => boolean): Promise<void> {
  const failed = new Set<number>()
  for (;;) {
    const act = await nextAct(services, failed)
    if (act === null || isClosed()) return
    try {
      await tellStep(services, act)
    } catch (err) {
      failed.add(act.number)
      services.log.error({ err, act: act.number }, 'people could not be told yet')
    }
    await nextTurn()
  }
}

/** An act of which not all were told; one of which nobody was comes first. */
async function nextAct(
  { database }: Services,
  failed: ReadonlySet<number>,
): Promise<ActRow | null> {
  const rows = await database
    .selectFrom('told_act')
    .selectAll()
    .where('told', 'is', null)
    .orderBy((eb) => eb.case().when('reached', 'is', null).then(0).else(1).end())
    .orderBy('number')
    .limit(failed.size + 1)
    .execute()
  return rows.find(({ number }) => !failed.has(number)) ?? null
}
