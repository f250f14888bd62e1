import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { settledTimes, type Move } from '@forkshop/domain'
import { parseCall } from '@forkshop/server/src/base/http/parse-call.ts'
import { openServices } from '@forkshop/server/src/app/open/open-services.ts'
import { makePage } from '@forkshop/server/src/features/pages/writing/make-page.ts'
import { addMoves } from '@forkshop/server/src/features/run/add-moves.ts'
import { viewRun } from '@forkshop/server/src/features/run/view-run.ts'
import { readPage } from '@forkshop/server/src/records/pages/find-page.ts'
import { benchSettings } from '../bench/settings.ts'
import { programme, runDay, type RunServer } from './run-devices.ts'
import { randomFrom, type Soak } from './soak.ts'

const DAYS = 1_000
/** Of these so many are kept in a database, as the server keeps them. */
const KEPT_DAYS = 20

const account = {
  kind: 'account',
  id: 'somebody',
  name: 'Somebody',
  email: 'somebody@example.org',
  admin: true,
  session: null,
  token: null,
} as const

const text = `---
kind: event
title: Un jour
summary: Un jour parmi d’autres.
lang: fr
license: CC-BY-4.0
start: 2027-01-23T09:00
end: 2027-01-23T17:30
timezone: UTC
venue: { name: Ici, city: Brest }
---

| Heure | Durée | Étape |
| --- | --- | --- |
${programme.map(([start, minutes, step, isFixed]) => `| ${isFixed ? `**${start}**` : start} | ${minutes} min | ${step} |`).join('\n')}
`

/** The rule by which a server settles times, without one. */
const serverInMind = (): RunServer => {
  const kept: Move[] = []
  return {
    receive: async ({ now, moves, since }, received) => {
      const known = new Map(kept.map((move) => [move.id, move.time]))
      const fresh = new Map(moves.flatMap((move) => (known.has(move.id) ? [] : [[move.id, move]])))
      const times = settledTimes([...fresh.values()], { now, received, known })
      for (const move of fresh.values()) kept.push({ ...move, time: times.get(move.id) ?? 0 })
      return { moves: kept.slice(since), last: kept.length }
    },
  }
}

const inMind = async (
  random: () => number,
  days: number,
): Promise<{ readonly moves: number; readonly faults: readonly string[] }> => {
  const all = { moves: 0, faults: [] as string[] }
  for (let day = 0; day < days; day += 1) {
    const { moves, faults } = await runDay(random, serverInMind(), `day-${day}`)
    all.moves += moves
    all.faults.push(...faults.map((fault) => `day ${day}: ${fault}`))
  }
  return all
}

const inDatabase = async (
  random: () => number,
  days: number,
): Promise<{ readonly moves: number; readonly faults: readonly string[] }> => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'forkshop-soak-'))
  const time = { now: new Date() }
  const settings = benchSettings(dataDirectory)
  const { services, close } = await openServices(settings, { clock: () => time.now })
  const all = { moves: 0, faults: [] as string[] }
  try {
    for (let day = 0; day < days; day += 1) {
      const id = await makePage(services, {
        text,
        slug: `day-${day}`,
        reason: 'Start',
        author: { name: account.name, email: account.email },
        maintainer: account.id,
      })
      const event = await readPage(services, id)
      if (event === null) throw new Error('the event is not there')
      const server: RunServer = {
        receive: async ({ now, moves, since }, received) => {
          time.now = new Date(received)
          const { body, query } = parseCall(
            'addMoves',
            {
              params: { slug: event.slug },
              query: { since },
              body: {
                now: new Date(now).toISOString(),
                moves: moves.map(({ time: at, ...said }) => ({
                  ...said,
                  at: new Date(at).toISOString(),
                })),
              },
            },
            'en',
          )
          await addMoves(services, { event, actor: account }, body)
          const run = await viewRun(services, event, {
            actor: account,
            role: 'admin',
            since: query.since ?? 0,
          })
          return {
            moves: run.moves.map(
              ({ number: _, at: _at, received: _received, by: _by, ...move }) => ({
                ...move,
                time: Date.parse(move.time),
              }),
            ),
            last: run.last,
          }
        },
      }
      const { moves, faults } = await runDay(random, server, `day-${day}`)
      all.moves += moves
      all.faults.push(...faults.map((fault) => `kept day ${day}: ${fault}`))
    }
    return all
  } finally {
    await close()
    await rm(dataDirectory, { recursive: true, force: true })
  }
}

/** Days that five devices lead together, with losses, without a network, with wrong clocks: all end with the same day. */
export const soaks: readonly Soak[] = [
  {
    name: 'run-sheet',
    async run({ seed, rounds, print }) {
      const random = randomFrom(seed)
      const days = rounds ?? DAYS
      const thought = await inMind(random, days)
      const kept = await inDatabase(random, Math.ceil((days * KEPT_DAYS) / DAYS))
      const faults = [...thought.faults, ...kept.faults]
      for (const fault of faults.slice(0, 20)) print(fault)
      print(
        `${days} days of ${thought.moves} moves, and of ${kept.moves} in a database: ${faults.length} faults`,
      )
      return faults.length === 0
    },
  },
]
