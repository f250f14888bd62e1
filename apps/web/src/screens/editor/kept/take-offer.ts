import type { Client } from '@forkshop/api'
import type { Router } from 'vue-router'
import { newKey } from '../../../ui/new-key.ts'
import { carryFrom } from '../carried.ts'
import type { KeptOffer } from './kept-offers.ts'

/** Begins a text of one’s own with it, and goes there. Throws what the call throws. */
export const beginWith = async (
  client: Client,
  router: Router,
  { facts, ydoc }: Pick<KeptOffer, 'facts' | 'ydoc'>,
): Promise<void> => {
  const [{ beginAgain }, { text }] = await Promise.all([
    import('../start/open-start.ts'),
    carryFrom(ydoc, facts.baseText),
  ])
  await beginAgain(client, router, { text, key: newKey() })
}
