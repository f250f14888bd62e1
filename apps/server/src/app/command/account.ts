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
import { readSettings } from '../../base/settings.ts'
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
  if (outcome.kind === 'refused') {
    io.complain(outcome.reason)
    return exitStatus.differs
  }
  const { kind: _kind, ...told } = outcome
  io.print(values.json ? JSON.stringify(told) : toSentence(outcome))
  return exitStatus.done
}

async function carryOut(order: AccountOrder, io: CommandIo): Promise<AccountOutcome> {
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

async function askOwner(order: AccountOrder, owner: Owner | null): Promise<AccountOutcome> {
  if (owner === null || owner.address === null) {
    const who = owner === null ? 'another process' : `process ${owner.pid}`
    return { kind: 'refused', reason: `${who} is using this library; try again in a moment` }
  }
  const answer = await fetch(owner.address + ACCOUNT_CONTROL, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [CONTROL_HEADER]: owner.key },
    body: JSON.stringify(order),
  })
  if (!answer.ok) {
    return { kind: 'refused', reason: `the running server refused (${answer.status})` }
  }
  return accountOutcomeSchema.parse(await answer.json())
}

function toSentence(outcome: Extract<AccountOutcome, { kind: 'done' }>): string {
  const what = outcome.created ? 'was created' : outcome.admin ? 'is an administrator' : 'is known'
  const link =
    outcome.link === null ? '' : `\nSet the password (once, within a day): ${outcome.link}`
  return `${outcome.email} ${what}.${link}`
}
