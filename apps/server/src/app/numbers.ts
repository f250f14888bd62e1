import { performance } from 'node:perf_hooks'
import type { Line } from '../base/http/line.ts'
import type { ServerNumbers } from '../features/ops/server-numbers.ts'
import type { Pages } from '../features/site/answer-page.ts'
import type { HotAnswers } from '../features/site/hot-answers.ts'
import type { WebBuild } from '../features/site/web-build.ts'
import type { Services } from '../records/services/services.ts'

type Counting = {
  readonly services: Pick<Services, 'heavy' | 'held'>
  readonly hot: HotAnswers
  /** Requests that wait for their turn to begin. */
  readonly beginning: Line
  readonly pages: Pages | null
  readonly web: WebBuild | null
}

/** What the parts of a server count, for whoever looks after it. */
export function numbersOf({ services, hot, beginning, pages, web }: Counting): ServerNumbers {
  return {
    caches: () => ({ ready: hot.counts(), ...services.held.made.counts() }),
    pages: () => ({
      drawn: web?.renderer.counts().drawn ?? 0,
      joined: pages?.counts().joined ?? 0,
    }),
    waiting: () => {
      const { short, long } = services.heavy.counts()
      return {
        begin: beginning.waiting(),
        page: pages?.counts().waiting ?? 0,
        'short-text': short.waiting,
        'long-text': long.waiting,
      }
    },
    busySeconds: () => {
      const { short, long } = services.heavy.counts()
      return {
        main: performance.eventLoopUtilization().active / 1000,
        page: web?.renderer.counts().busySeconds ?? 0,
        'short-text': short.busySeconds,
        'long-text': long.busySeconds,
      }
    },
  }
}
