import { ForkshopError } from '@forkshop/domain'

/** Exit status of the command (design section 9). */
export const exitStatus = { done: 0, differs: 1, wrongUse: 2 } as const
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus]

/** Where a command writes: results to standard output, everything else to standard error. */
export type CommandIo = {
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  /** Shows how far a long work is, in one line that the next replaces; absent without a terminal. */
  readonly progress?: (text: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Wrong use or unreadable input: the message is for the person at the terminal. */
export class UsageError extends ForkshopError {
  constructor(message: string, cause?: unknown) {
    super('wrong-use', {}, cause)
    this.message = message
  }
}
