import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/page.ts'

export const messages: Like<typeof french> = {
  'former-member': 'former member',
  scheduledReason: 'Event scheduled: {title}',
  comingReason: 'How to register',
  adaptedReason: 'A programme for this day',
  droppedReason: 'Back to the programme of the format',
  firstReason: 'First text',
  saidReason: 'Said what it is: kind, language, licence',
}
