import { refuseHeavy, runHeavy, type GivenUp } from '../../texts/text-work.ts'
import type { Services } from '../../records/services/services.ts'
import type { WrittenDraft } from '../../texts/jobs/draft-jobs.ts'
import type { RebaseJob, Rebased } from '../../texts/jobs/rebase.ts'

/** A draft's room is for all who write in it, whoever it was that opened it. */
const forAll = { gone: undefined }

/** The state that a draft of a text starts from. Throws as `refuseHeavy` does. */
export const seedOf = async (
  services: Services,
  text: string,
  base: string,
): Promise<Uint8Array> => {
  const outcome = await runHeavy(services, { kind: 'seed-draft', text, base }, forAll)
  return outcome.kind === 'seed-draft' ? outcome.value : refuseHeavy(outcome)
}

type Rebase = Omit<RebaseJob, 'kind'>

/** What a draft becomes on another base, as an update of it. Throws as `refuseHeavy` does. */
export const rebaseDraft = async (services: Services, job: Rebase): Promise<Rebased> => {
  const outcome = await runHeavy(services, { kind: 'rebase-draft', ...job })
  return outcome.kind === 'rebase-draft' ? outcome.value : refuseHeavy(outcome)
}

/** A draft as a text, off the server's own thread when it is long. */
export const writeDraftBounded = async (
  services: Services,
  draft: { readonly updates: readonly Uint8Array[]; readonly baseText: string },
): Promise<WrittenDraft | GivenUp> => {
  const outcome = await runHeavy(services, { kind: 'write-draft', ...draft }, forAll)
  return outcome.kind === 'write-draft' ? outcome.value : outcome
}
