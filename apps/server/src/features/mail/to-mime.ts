import type { MailMessageData } from 'nodemailer'
import type { Outgoing } from './transport.ts'

/** A message as nodemailer takes it; addresses stand apart from names, so that nothing in them is read as a list. */
export function toMime(message: Outgoing): MailMessageData {
  const { from, to, subject, text, html, messageId, date, headers } = message
  return {
    from: { name: from.name, address: from.address },
    to: { name: '', address: to },
    envelope: { from: from.address, to: [to] },
    subject,
    text,
    html,
    messageId,
    date,
    headers: { ...headers },
    encoding: 'utf-8',
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
