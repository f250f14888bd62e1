import { forgetSignUps } from '../../features/accounts/sign-ups.ts'
import { sweepDiscarded } from '../../features/drafts/discarded-rows.ts'
import { forgetTells } from '../../features/letters/tell-guests.ts'
import { eraseNotices } from '../../features/notices/erase-notices.ts'
import { erasePhotographs } from '../../features/photographs/erase-photographs.ts'
import { forgetPeople } from '../../features/preparation/forget-people.ts'
import { eraseAnswers } from '../../features/registrations/erase-answers.ts'
import { forgetGuests } from '../../features/run/forget-guests.ts'
import type { Services } from '../../records/services/services.ts'

/** Erases what people said for events that are long over, drafts that were thrown away, and what they were told long ago, and who they were where that was not for everybody. */
export async function eraseSaid(services: Services): Promise<void> {
  await eraseAnswers(services)
  await erasePhotographs(services)
  await forgetPeople(services)
  await forgetGuests(services)
  await eraseNotices(services)
  await forgetTells(services)
  await forgetSignUps(services)
  await sweepDiscarded(services)
}
