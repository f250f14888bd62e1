import type { Language } from '@forkshop/domain'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** What a crowd does; addresses are whole, paths begin with `/`. */
export type CrowdTask =
  | {
      readonly kind: 'flood'
      readonly addresses: readonly string[]
      readonly language: Language
    }
  | { readonly kind: 'probe'; readonly targets: Readonly<Record<string, string>> }
  | {
      readonly kind: 'guests'
      readonly server: string
      readonly count: number
      /** Slugs of the event and of the format that it runs. */
      readonly event: string
      readonly format: string
      readonly code: string
      readonly pages: readonly string[]
      /** Ids of ideas that can be supported. */
      readonly ideas: readonly string[]
    }

/** Answers that said to come back later, and seconds until all had theirs. */
export type FloodSeen = { readonly refused: number; readonly seconds: number }
/** Milliseconds of each answer, by the name of its address. */
export type ProbeSeen = Readonly<Record<string, readonly number[]>>
/** Answers of 400 and above, and milliseconds of each page. */
export type GuestsSeen = { readonly refused: number; readonly pageMs: readonly number[] }

type SeenOf<Task extends CrowdTask> = Task extends { kind: 'flood' }
  ? FloodSeen
  : Task extends { kind: 'probe' }
    ? ProbeSeen
    : GuestsSeen

export type Crowd<Task extends CrowdTask> = {
  /** Lets what goes on by itself come to its end; answers what was seen and the processor it took. */
  readonly end: () => Promise<{ readonly seen: SeenOf<Task>; readonly processorMs: number }>
}

const script = fileURLToPath(new URL('./crowd.ts', import.meta.url))

/** Starts a crowd in a process of its own. */
export const startCrowd = <Task extends CrowdTask>(task: Task): Crowd<Task> => {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.write(`${JSON.stringify(task)}\n`)
  const printed = text(child.stdout)
  return {
    end: async () => {
      child.stdin.end()
      const answer = await printed
      if (answer === '') throw new Error(`a crowd of ${task.kind} ended before its work was done`)
      return JSON.parse(answer)
    },
  }
}
