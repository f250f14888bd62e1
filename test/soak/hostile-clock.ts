/** What one answer for a hostile text, or its refusal, may take of a processor. */
const LIMIT_MS = 2_000

/** Times the steps of text after text by the thread's processor, so that a busy machine is no verdict. */
export const hostileClock = () => {
  let steps: { readonly step: string; readonly ms: number }[] = []
  let slow = 0
  let most = 0
  return {
    time: <Answer>(step: string, work: () => Answer): Answer => {
      const start = process.threadCpuUsage()
      const answer = work()
      const { user, system } = process.threadCpuUsage(start)
      const ms = (user + system) / 1000
      steps.push({ step, ms })
      most = Math.max(most, ms)
      if (ms > LIMIT_MS) slow += 1
      return answer
    },
    /** The steps since this was asked last, each with its time. */
    told: (): string => {
      const told = steps.map(
        ({ step, ms }) => `${step} ${ms.toFixed(0)} ms${ms > LIMIT_MS ? ' TOO LONG' : ''}`,
      )
      steps = []
      return told.join(', ')
    },
    summary: (): string => {
      const memory = process.memoryUsage().rss / 1e6
      return `${slow} steps over ${LIMIT_MS} ms; the slowest took ${most.toFixed(0)} ms; memory ${memory.toFixed(0)} MB`
    },
    /** Steps that took too long. */
    slow: (): number => slow,
  }
}
