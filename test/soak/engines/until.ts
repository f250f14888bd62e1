import { setTimeout as wait } from 'node:timers/promises'

/** As long as a person would wait. */
const PATIENCE_MS = 30_000
const OFTEN_MS = 100

/** Asks again until there is an answer. Throws what was waited for, when patience ends. */
export const until = async <Answer>(
  what: string,
  ask: () => Promise<Answer | null>,
): Promise<Answer> => {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`)
    await wait(OFTEN_MS)
  }
}
