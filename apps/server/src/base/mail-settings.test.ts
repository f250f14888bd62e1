import { expect, test } from 'vitest'
import { readSettingsOnly } from './settings.ts'

const read = (environment: Readonly<Record<string, string>>) => readSettingsOnly(environment)

test('without a mail server there is none, and messages come from the public address', () => {
  expect(read({ FORKSHOP_URL: 'https://formats.example' })).toMatchObject({
    smtpUrl: null,
    mailFrom: { name: '', address: 'no-reply@formats.example' },
  })
  expect(read({ FORKSHOP_SMTP_URL: '' }).smtpUrl).toBeNull()
})

test.each(['smtp://mail.example:587', 'smtps://jo:hush%40hush@mail.example:465'])(
  '%s is a mail server',
  (url) => {
    expect(read({ FORKSHOP_SMTP_URL: url }).smtpUrl).toBe(url)
  },
)

test.each(['mail.example:25', 'https://jo:hush@mail.example', 'smtp:hush', 'hush'])(
  '%s is none, and what is wrong is told without its password',
  (url) => {
    const told = (): unknown => {
      try {
        return read({ FORKSHOP_SMTP_URL: url })
      } catch (error) {
        return error
      }
    }
    const said = told()
    expect(said).toMatchObject({ code: 'bad-setting', data: { name: 'FORKSHOP_SMTP_URL' } })
    expect(JSON.stringify(said)).not.toContain('hush')
  },
)

test('who writes must have an address', () => {
  expect(read({ FORKSHOP_MAIL_FROM: 'Formats <a@b.example>' }).mailFrom).toEqual({
    name: 'Formats',
    address: 'a@b.example',
  })
  expect(() => read({ FORKSHOP_MAIL_FROM: 'Formats' })).toThrow('bad-setting')
})
