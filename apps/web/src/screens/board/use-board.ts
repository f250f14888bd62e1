import { ApiError, type BoardView } from '@forkshop/api'
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { useLive } from '../../base/live/use-live.ts'
import { useClient } from '../../base/session/use-client.ts'
import { useSession } from '../../base/session/use-session.ts'
import { useToasts } from '../../ui/toasts.ts'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { inPlace, withChanges } from './board-view.ts'

/** Why there is no board to see. */
export type BoardFailure = 'not-signed-in' | 'forbidden' | 'not-found' | 'line'

export type BoardStore = {
  /** What is shown; null until it is known. */
  readonly board: ComputedRef<BoardView | null>
  readonly failure: Readonly<ShallowRef<BoardFailure | null>>
  /** Whether others moved cards about: they are shown where they are once somebody asks. */
  readonly isMoved: ComputedRef<boolean>
  readonly settle: () => void
  readonly look: () => Promise<void>
  /** Does something to the board, then shows it; what is refused is told in a corner. False where it was. */
  readonly act: (call: () => Promise<unknown>) => Promise<boolean>
  /** How far the clock of the server is ahead of that of the device, in milliseconds. */
  readonly ahead: Readonly<ShallowRef<number>>
}

/** Phones look again after so long at most, so that a hall of them does not ask in the same moment. */
const SPREAD_MS = 800

/** The board of an event as it is now. */
export const useBoard = (slug: () => string): BoardStore => {
  const client = useClient()
  const { t } = useTranslations()
  const { ready } = useSession()
  const { show } = useToasts()
  const shown = shallowRef<BoardView | null>(null)
  const newest = shallowRef<BoardView | null>(null)
  const failure = shallowRef<BoardFailure | null>(null)
  const ahead = shallowRef(0)

  const fetchBoard = async (isOwn: boolean): Promise<void> => {
    await ready()
    const since = newest.value?.number
    const answer = await client('getBoard', { params: { slug: slug() }, query: { since } }).catch(
      failed,
    )
    if (answer === null) return
    failure.value = null
    ahead.value = Date.parse(answer.now) - Date.now()
    newest.value = withChanges(newest.value, answer)
    const held = shown.value === null || isOwn ? null : inPlace(shown.value, newest.value)
    shown.value = held ?? newest.value
  }
  const failed = (error: unknown): null => {
    if (error instanceof TypeError) failure.value = 'line'
    else if (error instanceof ApiError) failure.value = failureOf(error)
    else throw error
    return null
  }
  const look = (): Promise<void> => fetchBoard(false)
  useLive(['board', 'hidden'], slug, async () => {
    if (newest.value !== null && !newest.value.leads) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * SPREAD_MS))
    }
    await look()
  })
  return {
    board: computed(() => shown.value),
    failure,
    isMoved: computed(() => shown.value !== null && newest.value !== shown.value),
    settle: () => {
      shown.value = newest.value
    },
    look,
    ahead,
    act: async (call) => {
      try {
        await call()
      } catch (error) {
        if (!(error instanceof ApiError) && !(error instanceof TypeError)) throw error
        const text = error instanceof ApiError ? error.problem.detail : t('shell.problem.line')
        show({ kind: 'problem', title: t('board.notDone'), text })
        await fetchBoard(true)
        return false
      }
      await fetchBoard(true)
      return true
    },
  }
}

const failureOf = ({ problem }: ApiError): BoardFailure => {
  const { code } = problem
  return code === 'not-signed-in' || code === 'forbidden' || code === 'not-found' ? code : 'line'
}
