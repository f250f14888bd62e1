import { messages as board } from './board.ts'
import { messages as card } from './card.ts'
import { messages as check } from './check.ts'
import { messages as code } from './code.ts'
import { messages as command } from './command.ts'
import { messages as feed } from './feed.ts'
import { messages as field } from './field.ts'
import { messages as mail } from './mail.ts'
import { messages as page } from './page.ts'
import { messages as plain } from './plain.ts'
import { messages as problems } from './problem.ts'
import { messages as registrations } from './registrations.ts'
import { messages as release } from './release.ts'
import { messages as taught } from './taught.ts'

/** All that the server and its commands say in French: refusals by their own names, the rest by feature. */
export const messages = {
  ...problems,
  board,
  card,
  check,
  code,
  command,
  feed,
  field,
  mail,
  page,
  plain,
  registrations,
  release,
  taught,
} as const
