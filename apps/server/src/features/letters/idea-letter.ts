import { pagePath, permanentPath, type Language } from '@forkshop/domain'
import { kindOf } from '../../base/kind-of.ts'
import { sentencesIn } from '../../base/sentences.ts'
import type { Letter } from '../mail/letter.ts'
import type { Became } from './what-became.ts'

/** What somebody who left an address is told of their idea, once. */
export function ideaLetter(data: {
  readonly became: Became
  readonly idea: string
  readonly site: string
  /** Address of the site, without a slash at its end. */
  readonly url: string
  readonly language: Language
  readonly unsubscribe: string
}): Letter {
  const { became, idea, site, url, language, unsubscribe } = data
  const { t } = sentencesIn(language)
  const { page, text } = became
  const { title } = page
  const path = `${url}${pagePath({ slug: page.slug, kind: kindOf(page) })}`
  const link = `${path}/ideas#idea-${idea}`
  const quoted = (quote: string): string => t('mail.quoted', { quote })
  const yours = {
    day: null,
    text: t('mail.saying', { text: t('mail.idea-told.yours') }),
    quote: quoted(text),
    change: null,
    link,
  }
  const heading = { label: title, link: path }
  const same = {
    language,
    site,
    strip: null,
    closing: null,
    notes: [t('mail.idea-told.note')],
    unsubscribe: { label: t('mail.idea-told.unsubscribe'), link: unsubscribe },
  }
  if (became.kind === 'declined') {
    const answer = {
      ...yours,
      text: t('mail.saying', { text: t('mail.idea-told.answer') }),
      quote: quoted(became.reason),
    }
    return {
      ...same,
      subject: t('mail.idea-told.declined', { title }),
      paragraphs: [t('mail.helloAny'), t('mail.idea-told.declinedText', { title })],
      sections: [{ heading, items: [answer, yours] }],
      button: { label: t('mail.idea-told.look'), link },
    }
  }
  const { version } = became
  return {
    ...same,
    subject: t('mail.idea-told.released', { title, version }),
    paragraphs: [t('mail.helloAny'), t('mail.idea-told.releasedText', { title, version })],
    sections: [{ heading, items: [yours] }],
    button: {
      label: t('mail.idea-told.read', { version }),
      link: `${url}${permanentPath(page.slug, version)}`,
    },
  }
}
