import { ApiError } from '@forkshop/api'
import { shallowRef, type ShallowRef } from 'vue'
import { useTranslations } from '../base/i18n/create-i18n.ts'
import { newKey } from './new-key.ts'

export type Submit = {
  readonly busy: Readonly<ShallowRef<boolean>>
  /** What went wrong, in the reader's language; null when nothing did. */
  readonly problem: Readonly<ShallowRef<string | null>>
  /** The answer's code, for problems that a screen treats apart; `line` where there was no answer. */
  readonly code: Readonly<ShallowRef<string | null>>
  /** The problem of one field, by the path the server names. */
  readonly of: (path: string) => string | null
  /**
   * Runs one action; the key makes a repeated sending have one result. False when it did not come to its
   * end, or was not begun because another one runs: pressed again, it is the same wish. What goes on by
   * itself beside the presses (looking again and again) has a `useSubmit` of its own.
   */
  readonly run: (action: (idempotencyKey: string) => Promise<void>) => Promise<boolean>
  /** The same after what runs now: for ticks of a list, each of which is a wish of its own. */
  readonly runNext: (action: (idempotencyKey: string) => Promise<void>) => Promise<boolean>
}

/** Sending a form: one at a time, problems shown in place, a lost connection can be tried again. */
export const useSubmit = (): Submit => {
  const { t } = useTranslations()
  const busy = shallowRef(false)
  const problem = shallowRef<string | null>(null)
  const code = shallowRef<string | null>(null)
  const fields = shallowRef<ReadonlyMap<string, string>>(new Map())
  let key = ''

  const sayApiError = (error: ApiError): string => {
    if (error.problem.code === 'not-signed-in') return t('shell.problem.signIn')
    if (error.problem.code === 'too-many') return t('shell.problem.tooMany')
    return error.problem.detail || t('shell.problem.other')
  }
  const note = (error: unknown): void => {
    if (error instanceof ApiError) {
      key = '' // answered: a changed form is a new sending
      code.value = error.problem.code
      problem.value = sayApiError(error)
      fields.value = new Map((error.problem.errors ?? []).map((one) => [one.path, one.message]))
      return
    }
    if (error instanceof TypeError) {
      code.value = 'line'
      problem.value = t('shell.problem.line')
      return
    }
    throw error
  }
  const begin: Submit['run'] = async (action) => {
    busy.value = true
    problem.value = null
    code.value = null
    fields.value = new Map()
    if (key === '') key = newKey()
    try {
      await action(key)
      key = ''
      return true
    } catch (error) {
      note(error)
      return false
    } finally {
      busy.value = false
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    busy,
    problem,
    code,
    of: (path) => fields.value.get(path) ?? null,
    run: async (action) => {
      if (busy.value) return false
      const done = begin(action)
      last = done
      return done
    },
    runNext: (action) => {
      const done = last.catch(() => {}).then(() => begin(action))
      last = done
      return done
    },
  }
}
