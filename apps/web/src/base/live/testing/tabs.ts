import type { LiveSurroundings } from '../live.ts'
import type { LiveNews } from '../live-source.ts'

type Line = {
  readonly tab: string
  readonly since: number | null
  /** Says something down the line. */
  readonly say: (news: LiveNews) => void
  /** The server refuses: the line does not come back by itself. */
  readonly refuse: () => void
}

type Tab = LiveSurroundings & {
  /** Puts the tab in sight or out of it. */
  readonly show: (isVisible: boolean) => void
  /** Its browser stops it where it is, as phones do. */
  readonly sleep: () => void
}

type Waiting = { readonly tab: string; readonly grant: () => Promise<void> }

/** The tabs of one browser in memory: a channel that hears at once, a lock that one has at a time, lines to a server. */
export const browserTabs = ({ hasLocks = true } = {}) => {
  const lines = new Set<Line>()
  const asleep = new Set<string>()
  const hearing = new Map<string, (event: MessageEvent) => void>()
  const queue: Waiting[] = []
  let holder: { readonly lose: (error: Error) => void } | null = null

  const pass = (): void => {
    if (holder !== null) return
    const next = queue.shift()
    if (next !== undefined) void next.grant()
  }
  const locksOf = (tab: string) => ({
    request: (_name: string, options: LockOptions, work: () => Promise<void>): Promise<void> =>
      new Promise((resolve, reject) => {
        const grant = async (): Promise<void> => {
          const mine = { lose: reject }
          holder = mine
          await work()
          if (holder !== mine) return
          holder = null
          resolve()
          pass()
        }
        if (options.steal === true) {
          holder?.lose(new DOMException('stolen', 'AbortError'))
          void grant()
          return
        }
        const waiting = { tab, grant }
        queue.push(waiting)
        options.signal?.addEventListener('abort', () => {
          if (!queue.includes(waiting)) return
          queue.splice(queue.indexOf(waiting), 1)
          reject(new DOMException('not wanted any more', 'AbortError'))
        })
        pass()
      }),
  })

  const open = (tab: string, isVisibleAtFirst = true): Tab => {
    let isVisible = isVisibleAtFirst
    const looks = new Set<() => void>()
    return {
      open: (since, { news, closed }) => {
        const say = (one: LiveNews): void => {
          if (!asleep.has(tab)) news(one)
        }
        const line: Line = { tab, since, say, refuse: closed }
        lines.add(line)
        return { close: () => lines.delete(line) }
      },
      locks: hasLocks ? locksOf(tab) : null,
      channel: Object.assign(new EventTarget(), {
        addEventListener: (_name: string, hear: (event: MessageEvent) => void) =>
          hearing.set(tab, hear),
        removeEventListener: () => hearing.delete(tab),
        postMessage: (data: unknown) => {
          for (const [other, hear] of hearing) {
            if (other !== tab && !asleep.has(other)) hear(new MessageEvent('message', { data }))
          }
        },
      }),
      isVisible: () => isVisible,
      onSight: (look) => {
        looks.add(look)
        return () => looks.delete(look)
      },
      show: (visible) => {
        isVisible = visible
        for (const look of looks) look()
      },
      sleep: () => asleep.add(tab),
    }
  }
  return { open, lines: () => [...lines] }
}
