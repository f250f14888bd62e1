import { parseArgs } from 'node:util'
import {
  accountOrderSchema,
  accountOutcomeSchema,
  manageAccount,
  type AccountOrder,
  type AccountOutcome,
} from '../../features/accounts/manage-account.ts'
import { openServices } from '../open/open-services.ts'
import { ACCOUNT_CONTROL, CONTROL_HEADER } from '../../features/ops/control-routes.ts'
import { lockDataFolder, type Owner } from '../../base/disk/owner-lock.ts'
import { sentencesIn } from '../../base/sentences.ts'
import { readSettings } from '../../base/settings.ts'
import { languageOf } from './language.ts'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'

const USAGE = `forkshop account create|admin|reset-link EMAIL [--name NAME] [--json]
forkshop account address ACCOUNT EMAIL [--json]`

/** `forkshop account`: through the running server when there is one, else on the data folder. */
export async function account(args: readonly string[], io: CommandIo): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false }, name: { type: 'string' } },
    allowPositionals: true,
  })
  const [action, ...named] = positionals
  const account = action === 'address' ? named.shift() : undefined
  const [email, ...rest] = named
  const order = accountOrderSchema.safeParse({ action, email, account, name: values.name })
  if (!order.success || rest.length > 0) throw new UsageError(USAGE)
  const outcome = await carryOut(order.data, io)
  if (outcome.kind !== 'done') {
    io.complain(sayRefusal(outcome, io))
    return exitStatus.differs
  }
  const { kind: _kind, ...told } = outcome
  io.print(values.json ? JSON.stringify(told) : toSentence(outcome, io))
  return exitStatus.done
}

/** What comes of an order, or why it did not reach the library. */
type Carried =
  | AccountOutcome
  | { readonly kind: 'held'; readonly owner: Owner | null }
  | { readonly kind: 'server-refused'; readonly status: number }

async function carryOut(order: AccountOrder, io: CommandIo): Promise<Carried> {
  const settings = readSettings(io.environment)
  const outcome = lockDataFolder(settings.dataDirectory, new Date())
  if (outcome.kind === 'held') return askOwner(order, outcome.owner)
  try {
    const opened = await openServices(settings)
    try {
      return await manageAccount(opened.services, order)
    } finally {
      await opened.draftLog.close()
      await opened.close()
    }
  } finally {
    outcome.lock.release()
  }
}

async function askOwner(order: AccountOrder, owner: Owner | null): Promise<Carried> {
  if (owner === null || owner.address === null) return { kind: 'held', owner }
  const answer = await fetch(owner.address + ACCOUNT_CONTROL, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [CONTROL_HEADER]: owner.key },
    body: JSON.stringify(order),
  })
  if (!answer.ok) return { kind: 'server-refused', status: answer.status }
  return accountOutcomeSchema.parse(await answer.json())
}

function sayRefusal(refused: Exclude<Carried, { kind: 'done' }>, io: CommandIo): string {
  const { t } = sentencesIn(languageOf(io))
  switch (refused.kind) {
    case 'refused':
      return t(`command.account.refused.${refused.reason}`, { about: refused.about })
    case 'server-refused':
      return t('command.account.serverRefused', { status: refused.status })
    case 'held':
      return refused.owner === null
        ? t('command.account.held')
        : t('command.account.heldBy', { pid: refused.owner.pid })
  }
}

function toSentence(outcome: Extract<Carried, { kind: 'done' }>, io: CommandIo): string {
  const { t } = sentencesIn(languageOf(io))
  const { email, link } = outcome
  const what = outcome.created ? 'created' : outcome.admin ? 'admin' : 'known'
  const done = t(`command.account.done.${what}`, { email })
  return link === null ? done : `${done}\n${t('command.account.link', { link })}`
}
