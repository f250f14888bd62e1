import type { Client } from '@forkshop/api'
import type { Router } from 'vue-router'
import type { Carried } from '../carried.ts'
import type { KeptOffer } from './kept-offers.ts'

/** The whole text of a draft as it was on this device, with what it was made from. */
export const carriedOf = async ({
  facts,
  ydoc,
}: Pick<KeptOffer, 'facts' | 'ydoc'>): Promise<Pick<Carried, 'base' | 'text'>> => {
  const { draftText } = await import('../texts.ts')
  // what was not decided yet goes along as it was written here
  return { base: facts.baseText, text: draftText(ydoc, facts.baseText, 'theirs').text }
}

/** Begins a text of one’s own with it, and goes there. Throws what the call throws. */
export const beginWith = async (
  client: Client,
  router: Router,
  offer: Pick<KeptOffer, 'facts' | 'ydoc'>,
): Promise<void> => {
  const [{ beginAgain }, carried] = await Promise.all([
    import('../start/open-start.ts'),
    carriedOf(offer),
  ])
  await beginAgain(client, router, carried)
}
