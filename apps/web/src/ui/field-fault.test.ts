// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { createApp, h } from 'vue'
import { createTranslations } from '../base/i18n/create-i18n.ts'
import { faultOf } from './field-fault.ts'
import UiInput from './UiInput.vue'

test.each([
  ['text', { valueMissing: true }, { kind: 'missing' }],
  ['email', { typeMismatch: true }, { kind: 'email' }],
  ['url', { typeMismatch: true }, { kind: 'address' }],
  ['text', { patternMismatch: true }, { kind: 'shape' }],
  ['password', { tooShort: true }, { kind: 'short', n: 10 }],
  ['text', { valid: true }, null],
])('a control of the type %s with %j', (type, validity, fault) => {
  expect(faultOf({ type, validity, minLength: 10 })).toEqual(fault)
})

test('a form that is sent too early says in its own words what is missing, until it is there', async () => {
  const root = document.createElement('div')
  document.body.append(root)
  const translations = createTranslations('fr')
  await translations.need(['shell'])
  const app = createApp({
    render: () => h('form', [h(UiInput, { label: 'Titre', required: true })]),
  })
  translations.install(app)
  app.mount(root)
  const input = root.querySelector('input')
  const invalid = new Event('invalid', { cancelable: true })
  input?.dispatchEvent(invalid)
  await Promise.resolve()
  expect(invalid.defaultPrevented).toBe(true)
  expect(root.querySelector('.problem')?.textContent).toBe('Il manque quelque chose ici.')
  expect(input?.getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(input)
  if (input !== null) input.value = 'Un titre'
  input?.dispatchEvent(new Event('input', { bubbles: true }))
  await Promise.resolve()
  expect(root.querySelector('.problem')).toBeNull()
  app.unmount()
})
