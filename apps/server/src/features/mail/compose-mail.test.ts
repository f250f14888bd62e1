import { languages, type Language } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { composeMail, toMessage, type MailData, type MailKind } from './compose-mail.ts'

const person = { site: 'Les formats', name: 'Zoé' }
const link = 'https://formats.example/enter/s3cret'
const samples: MailData = {
  'confirm-address': { ...person, link },
  'confirm-idea': { ...person, name: '', title: 'A round', link },
  'sign-up': { ...person, link },
  'known-address': { ...person, home: 'https://formats.example/sign-in' },
  'new-password': { ...person, link },
  'sign-in': { ...person, link },
  'address-changed': { ...person, address: 'new@example.org', home: 'https://formats.example/' },
}
const kinds = Object.keys(samples).filter((kind): kind is MailKind => kind in samples)
const all = kinds.flatMap((kind) => languages.map((language) => [kind, language] as const))
const write = (kind: MailKind, language: Language) => composeMail(kind, samples[kind], language)

test.each(all)('%s in %s says the same in both forms, with one button', (kind, language) => {
  const { subject, text, html } = write(kind, language)
  expect(subject).toContain('Les formats')
  const button = /<a href="([^"]+)" class="button">([^<]+)<\/a>/.exec(html) ?? []
  expect(html.match(/class="button"/g)).toHaveLength(1)
  expect(text).toContain(`${button[2]}\n${button[1]}`)
  expect(html).toContain(`<html lang="${language}">`)
})

test.each(all)('%s in %s fetches nothing and is readable in the dark', (kind, language) => {
  const { html } = write(kind, language)
  expect(html).not.toMatch(/<img|<script|<link|url\(|@import|src=/)
  expect(html).toContain('<meta name="color-scheme" content="light dark">')
  expect(html).toContain('prefers-color-scheme:dark')
})

test('what lets somebody in is named', () => {
  expect(write('sign-in', 'fr').secrets).toEqual(['s3cret'])
  expect(write('address-changed', 'fr').secrets).toEqual([])
})

test('names are words, in HTML and in headers', () => {
  const data = { site: 'A\r\nBcc: bo@example.org', name: '<img src=x>"&\'', link }
  const { subject, html, text } = composeMail('sign-in', data, 'en')
  expect(subject).toBe('Your link into A Bcc: bo@example.org')
  expect(html).not.toContain('<img')
  expect(text).toContain('<img src=x>"&\'')
})

test('a message that can be ended says how, and a strip is a link', () => {
  const { text, html } = toMessage({
    language: 'en',
    site: 'Formats',
    subject: 'News',
    paragraphs: ['One idea is in 1.2.'],
    sections: [],
    strip: { label: 'The programme', link: 'https://formats.example/p/a' },
    button: null,
    closing: null,
    notes: [],
    unsubscribe: { label: 'No more of these', link: 'https://formats.example/unsubscribe/x' },
  })
  expect(text).toContain('The programme\nhttps://formats.example/p/a')
  expect(text).toMatch(/No more of these\nhttps:\/\/formats\.example\/unsubscribe\/x\n$/)
  expect(html).toContain('<a href="https://formats.example/unsubscribe/x">No more of these</a>')
})
