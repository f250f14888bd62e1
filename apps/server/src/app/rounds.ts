import { answerRequests } from '../features/accounts/mail-requests.ts'
import type { Housekeeper } from '../features/housekeeping/housekeeper.ts'
import { stillStands } from '../features/letters/still-stands.ts'
import { tellGuests } from '../features/letters/tell-guests.ts'
import { writeLetters } from '../features/letters/write-letters.ts'
import { createPostman, transportOf, usualLookMs, type Postman } from '../features/mail/postman.ts'
import { createTeller } from '../features/notices/teller.ts'
import { createUpkeep } from '../features/pages/upkeep/upkeep.ts'
import { createCounter } from '../features/upstream/counter.ts'
import type { Services } from '../records/services/services.ts'
import { eraseSaid } from './start/erase-said.ts'
import { finishLeftWork } from './start/finish-work.ts'

// Between two looks at whether a history is to be put in order.
const HOUSEKEEPING_MS = 60 * 60 * 1000
// Between two looks at whether what people said is to be erased.
const ERASING_MS = 60 * 60 * 1000
// Until what failed half-way is tried again, where nobody writes meanwhile.
const FINISHING_MS = 5000
// Between two looks at whether a page is still to be read.
const UPKEEP_MS = 15_000

/** What a server does by itself, again and again, while it serves. */
export type Rounds = {
  /** Ends once everybody was told of what has happened. */
  readonly told: () => Promise<void>
  /** Ends once it is counted how all forks stand to their origins. */
  readonly counted: () => Promise<void>
  readonly postman: Postman
  /** Begins nothing more and waits for what is under way. */
  readonly close: () => Promise<void>
}

type Wish = {
  readonly housekeeper: Housekeeper | null
  /** Between two looks for messages to send; null sends them when told to, left out as usual. */
  readonly mailLookMs: number | null | undefined
}

/** Begins what a server does by itself: finish, tell, count, send, put in order, erase. */
export function beginRounds(
  services: Services,
  { housekeeper, mailLookMs = usualLookMs }: Wish,
): Rounds {
  const teller = createTeller(services)
  const counter = createCounter(services)
  const upkeep = createUpkeep(services)
  const postman = createPostman(services, {
    transport: transportOf(services.settings),
    answerRequests: async () => {
      await answerRequests(services)
      await writeLetters(services)
      await tellGuests(services)
    },
    mayGo: (row) => stillStands(services, row),
    lookMs: mailLookMs,
  })
  const finish = (): void => {
    void finishLeftWork(services)
    teller.wake()
    counter.wake()
  }
  const erase = (): void => {
    eraseSaid(services).catch((error: unknown) => {
      services.log.error({ err: error }, 'what people said could not be erased')
    })
  }
  const clocks = [
    setInterval(finish, FINISHING_MS),
    setInterval(() => upkeep.begin(), UPKEEP_MS),
    setInterval(erase, ERASING_MS),
    setInterval(() => housekeeper?.begin('as-needed'), HOUSEKEEPING_MS),
  ].map((clock) => clock.unref())
  return {
    told: teller.idle,
    counted: counter.idle,
    postman,
    close: async () => {
      for (const clock of clocks) clearInterval(clock)
      await teller.close()
      await counter.close()
      await housekeeper?.stop()
      await postman.close()
      await upkeep.stop()
    },
  }
}
