import type { PageId, RevisionId, Language } from '@forkshop/domain'
import type { GitTransport, PushedRevision, PushRefusal } from '@forkshop/repository'
import { authorOf } from '../../records/accounts/author.ts'
import { requireScope } from '../../base/http/admission.ts'
import { toRefusal } from '../../base/http/errors.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { sentence, type SentenceKey } from '../../base/sentences.ts'
import { MAX_FILE_BYTES } from '../../base/http/upload.ts'
import { MAX_PAGE_BYTES } from '../media/keep-picture.ts'
import { kindOf } from '../../base/kind-of.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { objectionTo } from './check-pushed.ts'
import { NO_COMMIT, reportPush, type PushHead, type PushResult } from './push-commands.ts'
import { pushMain } from './push-main.ts'
import { eventOfOptions } from './push-options.ts'
import { pushProposal } from './push-proposal.ts'
import type { Account, PushOutcome, TakenPush } from './taken-push.ts'

export type Push = {
  readonly page: PageRow
  readonly actor: Account
  readonly transport: GitTransport
  readonly head: PushHead
  readonly language: Language
  /** Clears the way before anything is written. Throws `no-room`. */
  readonly makeReady: () => Promise<void>
}

type Target =
  | { readonly kind: 'main' }
  | { readonly kind: 'proposal'; readonly number: number | null }

/** Packed: a page's pictures twice over. */
const MAX_PACK_BYTES = 100 * 1024 * 1024
/** A line of work of one person; more is an import. */
const limits = {
  revisions: 500,
  // A message of two thousand characters, people, and signatures of programs.
  commitBytes: 64 * 1024,
  fileBytes: MAX_FILE_BYTES,
  pageBytes: MAX_PAGE_BYTES,
  files: 500,
}

/**
 * Takes a push to a page and answers it in git's own form: `refs/heads/main` publishes,
 * `refs/for/main` proposes, `refs/for/main/<n>` changes proposal n. Nothing refused is stored.
 */
export async function receivePush(services: Services, push: Push): Promise<Buffer> {
  const { actor, head, language } = push
  const [command] = head.commands
  const refuseAll = (unpack: string, words: string): Buffer => {
    const results = head.commands.map(({ ref }): PushResult => {
      return { ref, kind: 'refused', reason: oneLine(words) }
    })
    return reportPush(head.capabilities, { unpack, results, words: [words] })
  }
  const say = (key: SentenceKey, values = {}): string => sentence(language, key, values) ?? key
  if (command === undefined) return refuseAll('ok', say('push-one-ref'))
  try {
    if (head.commands.length > 1) return refuseAll('ok', say('push-one-ref'))
    if (command.to === NO_COMMIT) return refuseAll('ok', say('push-no-delete'))
    const target = targetOf(command.ref)
    if (target === null) return refuseAll('ok', say('push-unknown-ref'))
    await requirePushRight(services, push, target)
    const event = await eventOfOptions(services, push, head.options)
    if (event !== null && target.kind === 'main') return refuseAll('ok', say('push-event-proposes'))
    await push.makeReady()
    const incoming = await push.transport.receive({
      page: pageIdOf(push.page.id),
      tip: command.to,
      pack: head.pack,
      maxBytes: MAX_PACK_BYTES,
      limits,
      openPages: () => openPagesOf(services, push.page),
    })
    if (incoming.kind === 'refused') {
      const { code, subject } = incoming.refusal
      return refuseAll(code === 'pack' ? oneLine(subject) : 'ok', say(keyOf(code), { subject }))
    }
    try {
      const objection = await objectionTo(incoming.revisions)
      if (objection !== null) return refuseAll('ok', say(objection.key, objection.values))
      const from = command.from === NO_COMMIT ? null : command.from
      const unverified = claimed(services, actor, incoming.revisions)
      const taken: TakenPush = { ...push, incoming, from, event, unverified }
      const outcome = await move(services, taken, target)
      if (outcome.kind === 'refused') return refuseAll('ok', say(outcome.key))
      const url = addressOf(services, push.page, outcome)
      return reportPush(head.capabilities, {
        unpack: 'ok',
        results: [{ ref: command.ref, kind: 'ok' }],
        words: [say(outcome.key, { ...outcome.values, url })],
      })
    } finally {
      await incoming.discard()
    }
  } catch (error) {
    const { code, key, values } = toRefusal(error)
    if (code === 'internal') throw error
    if (!(error instanceof ProblemError)) services.log.warn({ err: error }, 'a push was refused')
    return refuseAll('ok', say(key, values))
  }
}

/** Pages of a family that everybody may read: who proposes from a fork goes on from its past. */
async function openPagesOf(
  { database }: Services,
  { lineage }: PageRow,
): Promise<ReadonlySet<PageId>> {
  const rows = await database
    .selectFrom('page')
    .select('id')
    .where('lineage', '=', lineage)
    .where('visibility', '=', 'public')
    .where('deleted', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => pageIdOf(id)))
}

function move(services: Services, taken: TakenPush, target: Target): Promise<PushOutcome> {
  return target.kind === 'main'
    ? pushMain(services, taken)
    : pushProposal(services, taken, target.number)
}

function targetOf(ref: string): Target | null {
  if (ref === 'refs/heads/main') return { kind: 'main' }
  const [, number] = /^refs\/for\/main(?:\/([1-9]\d{0,8}))?$/.exec(ref) ?? [null, null]
  if (number === null) return null
  return { kind: 'proposal', number: number === undefined ? null : Number(number) }
}

/**
 * Revisions whose author is not whoever pushes, under their name here and an address of theirs:
 * a commit may say anything.
 */
function claimed(
  services: Services,
  actor: Account,
  revisions: readonly PushedRevision[],
): readonly RevisionId[] {
  const own = authorOf(services, actor)
  const addresses = [own.email, actor.email].map((address) => address.toLowerCase())
  return revisions
    .filter(({ author: { person } }) => {
      return person.name !== own.name || !addresses.includes(person.email.toLowerCase())
    })
    .map(({ id }) => id)
}

/** Who may accept what others propose may push without asking. */
async function requirePushRight(
  services: Services,
  { page, actor }: Push,
  target: Target,
): Promise<void> {
  if (target.kind === 'proposal') {
    requireScope(actor, 'propose')
    await requireRight(services, actor, 'propose', page)
    return
  }
  try {
    requireScope(actor, 'write')
    await requireRight(services, actor, 'accept', page)
  } catch (error) {
    const sayHow = error instanceof ProblemError ? proposeInstead[error.key] : undefined
    if (error instanceof ProblemError && sayHow !== undefined) {
      throw new ProblemError(error.code, sayHow, { values: error.values })
    }
    throw error
  }
}

/** Who may not publish is told how to propose. */
const proposeInstead: Readonly<Partial<Record<SentenceKey, SentenceKey>>> = {
  'scope-missing': 'push-scope-missing',
  'right-missing': 'push-right-missing',
}

function addressOf(
  services: Services,
  page: PageRow,
  { values }: Extract<PushOutcome, { kind: 'done' }>,
): string {
  const { number } = values
  const tail = number === undefined ? '' : `/proposals/${number}`
  return new URL(`/${kindOf(page)}s/${page.slug}${tail}`, services.settings.url).href
}

function keyOf(code: PushRefusal['code']): SentenceKey {
  return `push-${code}`
}

/** A reason in git's report is one line. */
function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
