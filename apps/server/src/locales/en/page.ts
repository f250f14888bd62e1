import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/page.ts'

export const messages: Like<typeof french> = {
  firstReason: 'First text',
}
