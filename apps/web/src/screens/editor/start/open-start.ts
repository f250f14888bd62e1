import type { Client } from '@forkshop/api'
import { draftPath } from '@forkshop/domain'
import type { Router } from 'vue-router'
import { openingOf, type Opening } from '../room/open-editor.ts'

/** Opens a draft that has no page yet. */
export const openStart = async (client: Client, id: string): Promise<Opening> => {
  try {
    const draft = await client('getDraft', { params: { id } })
    return { kind: 'open', draft, page: { summary: '', license: null, ideas: [], versions: [] } }
  } catch (error) {
    return openingOf(error)
  }
}

/** Begins anew with what was not sent when a draft without a page was thrown away by somebody else; once for a key. */
export const beginAgain = async (
  client: Client,
  router: Router,
  { text, key }: { readonly text: string; readonly key: string },
): Promise<void> => {
  const { id } = await client('startDraft', { body: { text }, idempotencyKey: key })
  await router.replace(draftPath(id))
}
