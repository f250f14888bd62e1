/** Settings by name. */
type Environment = Readonly<Record<string, string | undefined>>

/**
 * How many cases the laws are held against, the same ones on every run. Other and more by hand:
 * `LAW_SEED=7 LAW_RUNS=10000`. A failing case is made smaller for at most this long.
 */
export function lawRuns(environment: Environment, share = 1) {
  return {
    seed: Number(environment['LAW_SEED'] ?? 1),
    numRuns: Math.max(1, Math.ceil(Number(environment['LAW_RUNS'] ?? 60) * share)),
    interruptAfterTimeLimit: 120_000,
  }
}
