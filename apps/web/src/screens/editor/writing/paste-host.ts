import type { Client } from '@forkshop/api'
import type { Translations } from '../../../base/i18n/create-i18n.ts'
import type { Toasts } from '../../../ui/toasts.ts'

/** What pasting needs of the screen around the text. */
export type PasteHost = Pick<Translations, 't' | 'need'> & {
  readonly client: Client
  /** Whose pictures come along, and in whose language agendas are named. */
  readonly draft: { readonly id: string; readonly page: string | null; readonly lang: string }
  readonly say: Toasts['show']
  readonly undo: () => boolean
}
