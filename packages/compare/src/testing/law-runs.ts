/** Settings by name. */
type Environment = Readonly<Record<string, string | undefined>>

/**
 * How many cases the laws are held against, the same ones on every run. Other and more by hand:
 * `LAW_SEED=7 LAW_RUNS=1000`, or `npm run soak compare-law`. A failing case is made smaller for at most this long;
 * a run that takes longer is a failure, since it has not tried them all.
 */
export function lawRuns(environment: Environment, share = 1) {
  const numRuns = Math.max(1, Math.ceil(Number(environment['LAW_RUNS'] ?? 40) * share))
  return {
    seed: Number(environment['LAW_SEED'] ?? 1),
    numRuns,
    interruptAfterTimeLimit: 120_000,
    markInterruptAsFailure: true,
  }
}
