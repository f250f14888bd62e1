import { stageWords } from './stage-words.ts'
import type { Services } from '../services/services.ts'
import type { JobTerms } from '../../texts/threads/heavy-work.ts'
import { readFrontMatter, type PageFacts } from '../../texts/jobs/page-facts.ts'
import type { ReadJob } from '../../texts/jobs/read-text.ts'
import { keepMade } from '../../texts/kept-texts.ts'
import { nearTo, type TextToRead } from '../../texts/read-bounded.ts'
import { refuseHeavy, runHeavy } from '../../texts/text-work.ts'

type SluggedText = TextToRead & Pick<ReadJob, 'fields'> & { readonly slug: string }
type Patience = Pick<JobTerms, 'patient'>

/**
 * What the rows and answers about a page are made from; what else was made of a page's text is kept. Throws `busy` when too many texts wait to
 * be read, unless `patient`. Of a text that takes too long only what its front matter says, and
 * `read` tells so.
 */
export async function factsOfText(
  services: Services,
  { page, text, slug, near, nearPage, fields }: SluggedText,
  { patient = false }: Patience = {},
): Promise<PageFacts> {
  const terms = patient ? { patient, gone: undefined } : {}
  const known = await nearTo(services, { page, text, near, nearPage })
  const outcome = await runHeavy(services, { kind: 'read', text, slug, near: known, fields }, terms)
  if (outcome.kind === 'read') {
    keepMade(services, { page, text }, outcome.value.made)
    return outcome.value.facts
  }
  if (outcome.reason === 'busy' && !patient) return refuseHeavy(outcome)
  services.log.warn({ slug, reason: outcome.reason }, 'a text could not be read, only its fields')
  return readFrontMatter(text, slug)
}

/** The same of a text that is to be a page's newest, with its words ready to be found. */
export async function factsToIndex(
  services: Services,
  text: SluggedText & { readonly page: string },
  patience: Patience = {},
): Promise<PageFacts> {
  return stageWords(services, text.page, await factsOfText(services, text, patience))
}
