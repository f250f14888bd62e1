import type { Notice } from '@forkshop/api'
import { parseNoticeKind } from '@forkshop/domain'
import { nameOf, type Saying } from './entries.ts'
import type { FeedEntry } from './feed.ts'

/** What somebody was told, as one entry each: it keeps its name when others like it come. */
export function entryOfNotice(notice: Notice, { origin, say }: Omit<Saying, 'titles'>): FeedEntry {
  const { id, page, event, other, quote, version } = notice
  const word = wordOf(notice, say)
  return {
    id: nameOf(origin, `notice/${id}`),
    title: `${page.title} · ${word}`,
    address: origin + notice.href,
    time: notice.at,
    authors: notice.who.map(({ name }) => name),
    summary: [
      `${word.charAt(0).toLocaleUpperCase()}${word.slice(1)}.`,
      quote ?? '',
      other === undefined ? '' : other.title,
      event === undefined ? '' : say('feed.fromEvent', { title: event.title }),
      version === undefined ? '' : say('feed.isVersion', { version }),
    ]
      .filter((line) => line !== '')
      .join('\n'),
    category: notice.kind,
  }
}

function wordOf({ kind, version, proposal }: Notice, say: Saying['say']): string {
  const told = parseNoticeKind(kind)
  if (told === null) return say('feed.notice.changed')
  if (told === 'released') return say('feed.change.released', { version: version ?? '' })
  if (told === 'proposal-made' && proposal !== undefined) {
    return say('feed.change.proposed', { n: proposal })
  }
  return say(`feed.notice.${told}`)
}
