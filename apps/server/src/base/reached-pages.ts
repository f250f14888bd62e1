import { AsyncLocalStorage } from 'node:async_hooks'

const watching = new AsyncLocalStorage<(page: string) => void>()

/** Does `work` and tells the id of every page that it finds to show something of. */
export function watchReached<Result>(
  work: () => Promise<Result>,
  reached: (page: string) => void,
): Promise<Result> {
  return watching.run(reached, work)
}

/** Says that a page was found for whoever may see it. */
export function noteReached(page: string): void {
  watching.getStore()?.(page)
}
