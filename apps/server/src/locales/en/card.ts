import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/card.ts'

export const messages: Like<typeof french> = {
  days: '{from} to {to}',
  apart: '{n} days',
  hours: '{from} to {to}',
  online: 'Online',
  cancelled: 'Cancelled',
}
