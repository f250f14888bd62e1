import type { NoticeSettings } from '@forkshop/api'

type Channel = NoticeSettings['channels'][keyof NoticeSettings['channels']]

/** Whether a channel needs a site that sends mail. */
export const byMail = (channel: Channel): boolean => channel !== 'inbox' && channel !== 'none'
