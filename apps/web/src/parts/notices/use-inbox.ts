import type { Notice } from '@forkshop/api'
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { useLive } from '../../base/live/use-live.ts'
import { useClient } from '../../base/session/use-client.ts'
import type { Submit } from '../../ui/use-submit.ts'
import { holdLines, marked } from './notice-list.ts'

/** The two lists, which stay apart. */
export type ListName = 'to-decide' | 'all'

/** A list as it is shown, as far as it was asked for. */
export type InboxList = {
  readonly lines: readonly Notice[]
  /** Came since, and wait until they are asked for. */
  readonly fresh: readonly Notice[]
  /** Where older lines begin; null where there are none. */
  readonly next: string | null
}

type Told = { readonly lines: readonly Notice[]; readonly next: string | null }

export type Inbox = {
  readonly lists: Readonly<ShallowRef<Readonly<Record<ListName, InboxList>> | null>>
  readonly unread: Readonly<ShallowRef<number>>
  readonly waiting: Readonly<ShallowRef<number>>
  /** How many lines wait to be asked for. */
  readonly freshCount: ComputedRef<number>
  readonly showFresh: () => void
  readonly older: (name: ListName) => Promise<boolean>
  readonly mark: (line: Notice, read: boolean) => Promise<boolean>
  readonly readAll: () => Promise<boolean>
  /** Looks anew and shows all of it, as after somebody muted a page. */
  readonly again: () => Promise<boolean>
}

const names: readonly ListName[] = ['to-decide', 'all']

/**
 * What one is told, live: what is new waits, and what was read or undone elsewhere shows. What goes wrong is told by
 * `acts`, and of looking again by itself by `looks`.
 */
export const useInbox = (acts: Submit, looks: Submit): Inbox => {
  const client = useClient()
  const lists = shallowRef<Readonly<Record<ListName, InboxList>> | null>(null)
  const unread = shallowRef(0)
  const waiting = shallowRef(0)
  const told = shallowRef<Readonly<Record<ListName, Told>> | null>(null)

  const ask = async (state: ListName, cursor?: string): Promise<Told> => {
    const answer = await client('listNotices', { query: { state, ...(cursor && { cursor }) } })
    count(answer)
    return { lines: answer.notices, next: answer.next ?? null }
  }
  const count = (counts: { readonly unread: number; readonly waiting: number }): void => {
    unread.value = counts.unread
    waiting.value = counts.waiting
  }
  const show = (now: Readonly<Record<ListName, Told>>): void => {
    const shown = (name: ListName): InboxList => ({ ...now[name], fresh: [] })
    lists.value = { 'to-decide': shown('to-decide'), all: shown('all') }
  }
  const hold = (name: ListName, before: InboxList, now: Told): InboxList => ({
    ...before,
    ...holdLines(
      { lines: before.lines, isAll: before.next === null },
      { lines: now.lines, isAll: now.next === null },
    ),
  })
  const look = async (showAll: boolean): Promise<void> => {
    const [decide, all] = await Promise.all(names.map((name) => ask(name)))
    if (decide === undefined || all === undefined) return
    const now = { 'to-decide': decide, all }
    told.value = now
    const before = lists.value
    if (showAll || before === null) return show(now)
    lists.value = {
      'to-decide': hold('to-decide', before['to-decide'], now['to-decide']),
      all: hold('all', before.all, now.all),
    }
  }
  useLive(
    ['notice'],
    () => '',
    async () => void (await looks.run(() => look(false))),
  )
  const markHere = (isAmong: (line: Notice) => boolean, read: boolean): void => {
    const before = lists.value
    if (before === null) return
    const now = (list: InboxList): InboxList => ({
      ...list,
      lines: marked(list.lines, isAmong, read),
    })
    lists.value = { 'to-decide': now(before['to-decide']), all: now(before.all) }
  }
  // one after the other: keys are pressed faster than a server answers
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (act: () => Promise<void>): Promise<boolean> => {
    const done = last.then(() => acts.run(act))
    last = done.catch(() => {})
    return done
  }
  return {
    lists,
    unread,
    waiting,
    freshCount: computed(() =>
      names.reduce((sum, name) => sum + (lists.value?.[name].fresh.length ?? 0), 0),
    ),
    showFresh: () => {
      if (told.value !== null) show(told.value)
    },
    older: (name) =>
      inTurn(async () => {
        const before = lists.value?.[name]
        if (lists.value === null || before === undefined || before.next === null) return
        const { lines, next } = await ask(name, before.next)
        const known = new Set(before.lines.map(({ id }) => id))
        const added = lines.filter(({ id }) => !known.has(id))
        lists.value = {
          ...lists.value,
          [name]: { ...before, lines: [...before.lines, ...added], next },
        }
      }),
    mark: async (line, read) => {
      markHere(({ id }) => id === line.id, read)
      const isDone = await inTurn(async () =>
        count(await client('readNotices', { body: { ids: [line.id], read } })),
      )
      if (!isDone) markHere(({ id }) => id === line.id, line.read)
      return isDone
    },
    readAll: () =>
      inTurn(async () => {
        count(await client('readNotices', { body: { all: true } }))
        markHere(() => true, true)
      }),
    again: () => inTurn(() => look(true)),
  }
}
