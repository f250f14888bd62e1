/** Adds at the end of a list, however long what comes is: a call takes some ten thousand arguments only. */
export function append<T>(to: T[], from: readonly T[]): void {
  for (const one of from) to.push(one)
}
