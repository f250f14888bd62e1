import type { Language } from '@forkshop/domain'
import { sentencesIn } from '../../base/sentences.ts'
import { toHtml, toPlainText, type Letter } from './letter.ts'

/** A message ready to be queued. */
export type Message = {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Parts of text and HTML that let somebody in: nobody but the reader of the message sees them. */
  readonly secrets: readonly string[]
}

/** What each kind of message tells. Links are whole addresses, `link` ends in its secret. */
export type MailData = {
  readonly 'confirm-address': Person & { readonly link: string }
  /** To an address that somebody left with an idea; `title` is that of its page. */
  readonly 'confirm-idea': Person & { readonly title: string; readonly link: string }
  /** To an address for which somebody wants an account: its link makes it. */
  readonly 'sign-up': Person & { readonly link: string }
  /** The same, where the address has one. */
  readonly 'known-address': Person & { readonly home: string }
  readonly 'new-password': Person & { readonly link: string }
  readonly 'sign-in': Person & { readonly link: string }
  /** To the address that an account had before. */
  readonly 'address-changed': Person & { readonly address: string; readonly home: string }
}
export type MailKind = keyof MailData

/** `name` is '' where nobody knows one. */
type Person = { readonly site: string; readonly name: string }

/** Writes a message of a kind in a language. Pure: the same data give the same bytes. */
export function composeMail<Kind extends MailKind>(
  kind: Kind,
  data: MailData[Kind],
  language: Language,
): Message {
  return toMessage(letterOf({ kind, data, language }), secretsIn(data))
}

/** Both forms of a letter. */
export function toMessage(letter: Letter, secrets: readonly string[] = []): Message {
  const subject = oneLine(letter.subject)
  const same = { ...letter, subject }
  return { subject, text: toPlainText(same), html: toHtml(same), secrets }
}

type Asked = {
  readonly kind: MailKind
  readonly data: MailData[MailKind]
  readonly language: Language
}

function letterOf({ kind, data, language }: Asked): Letter {
  const { t } = sentencesIn(language)
  const said = {
    site: data.site,
    name: data.name,
    address: 'address' in data ? data.address : '',
    title: 'title' in data ? data.title : '',
  }
  const link = 'link' in data ? data.link : data.home
  return {
    language,
    site: data.site,
    subject: t(`mail.${kind}.subject`, said),
    paragraphs: [
      data.name === '' ? t('mail.helloAny') : t('mail.hello', said),
      t(`mail.${kind}.text`, said),
    ],
    sections: [],
    strip: null,
    button: { label: t(`mail.${kind}.button`, said), link },
    closing: null,
    notes: [t(`mail.${kind}.note`, said)],
    unsubscribe: null,
  }
}

function secretsIn(data: MailData[MailKind]): readonly string[] {
  const secret = 'link' in data ? new URL(data.link).pathname.split('/').at(-1) : undefined
  return secret === undefined ? [] : [secret]
}

// What ends a header, or hides in it, is no part of a subject.
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
