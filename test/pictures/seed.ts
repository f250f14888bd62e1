import type { RunningServer } from '../e2e/running-server.ts'
import { asking, comeIn, signIn, type Ask } from './ask.ts'
import { seedFormat } from './seed-format.ts'
import { seedPeople, type PeoplePlaces } from './seed-people.ts'
import { seedPlanned } from './seed-planned.ts'
import { seedThreads } from './seed-threads.ts'
import { seedRunning } from './seed-running.ts'

/** What screens show: addresses and numbers of what was put into the demo library. */
export type Places = {
  /** Three days that begin in two to three weeks: registrations, roles, and some of what is to be done. */
  readonly planned: string
  /** The key of the last registration for it. */
  readonly registration: string
  /** The token of who was invited for a role and has not answered. */
  readonly invited: string
  /** Three days that began 40 minutes ago: its room is open, its run has begun. */
  readonly running: string
  readonly code: string
  /** Fragment and query of the link for the computer at the projector. */
  readonly roomLink: string
  /** The key by which a guest follows what became of an idea. */
  readonly followed: string
  /** Numbers of proposals to `48h-chrono`: one that can be accepted, one that says otherwise than its version 1.1. */
  readonly proposal: number
  readonly conflict: number
  readonly people: PeoplePlaces
}

/** Who looks: nobody known, who leads, a member, who made an account a moment ago, a guest of the event that runs. */
export type Who = 'visitor' | 'lead' | 'member' | 'newcomer' | 'guest'

export type Seeded = {
  readonly places: Places
  /** The cookies of each, as a header says them; empty for visitors. */
  readonly cookies: Readonly<Record<Who, string>>
}

const withCalendars = async (ask: Ask): Promise<void> => {
  await ask('POST', '/calendars', { purpose: 'mine', name: 'Téléphone' })
  await ask('POST', '/calendars', { purpose: 'all', name: 'Bureau' })
}

/** Fills a demo library, by the calls that its screens make, with what makes them worth a look. */
export const seed = async (
  server: Pick<RunningServer, 'address' | 'dataDirectory'>,
): Promise<Seeded> => {
  const { address } = server
  const lead = await signIn(address, 'facilitator')
  const member = await signIn(address, 'participant')
  const asked = { lead: asking(address, lead), member: asking(address, member) }
  const numbers = await seedFormat(asked)
  await seedThreads(asked, numbers.proposal)
  const planned = await seedPlanned({ ...asked, visitor: asking(address) })
  const running = await seedRunning(address, asked)
  await withCalendars(asked.lead)
  const { people, newcomer } = await seedPeople(server, { ...asked, room: running })
  const guest = await comeIn(address, { slug: running.slug, code: running.code, name: 'Claire' })
  return {
    places: {
      ...numbers,
      ...planned,
      running: running.slug,
      code: running.code,
      roomLink: running.roomLink,
      followed: running.followed,
      people,
    },
    cookies: { visitor: '', lead, member, newcomer, guest },
  }
}
