import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/registrations.ts'

export const messages: Like<typeof french> = {
  name: 'Name',
  state: 'Place',
  states: { placed: 'has a place', waiting: 'waiting list', walkIn: 'at the door' },
  present: 'Came',
  yes: 'yes',
  no: 'no',
  address: 'Address',
  time: 'Registered',
}
