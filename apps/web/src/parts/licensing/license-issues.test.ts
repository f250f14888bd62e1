// @vitest-environment happy-dom
import type { LicenseIssueView } from '@forkshop/api'
import { languages, type Language } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { createTranslations } from '../../base/i18n/create-i18n.ts'
import { shown } from '../../base/testing/mounted.ts'
import LicenseIssues from './LicenseIssues.vue'
import {
  importIssue,
  sayLicenseIssue,
  sayMethodLicense,
  type ShownIssue,
} from './say-license-issue.ts'

const issue: LicenseIssueView = {
  of: 'fork',
  origin: { slug: '48h', title: '48h Chrono' },
  license: 'CC-BY-SA-4.0',
  reason: 'other-license',
  instead: ['CC-BY-SA-4.0', 'LAL-1.3'],
  refuses: true,
}
const said = async (one: Partial<LicenseIssueView>, language: Language = 'en') => {
  const { t, need } = createTranslations(language)
  await need(['licensing'])
  return sayLicenseIssue({ ...issue, ...one }, 'CC-BY-4.0', { say: t, language })
}

test('the origin is named where it may be, and each reason is said', async () => {
  expect(await said({})).toBe(
    'The text of “48h Chrono” is under CC BY-SA 4.0, which does not allow CC BY 4.0 for what is made of it.',
  )
  expect(await said({ reason: 'target-unknown' }, 'fr')).toBe(
    'On ne sait pas ici si CC BY 4.0 va avec CC BY-SA 4.0, la licence du texte de «\u202f48h Chrono\u202f». À vérifier.',
  )
  const hidden = { origin: null, license: null, reason: 'source-not-stated' } as const
  expect(await said({ ...hidden, of: 'translation' })).toBe(
    'The text of the translated page states no licence: nothing says that it may be reused. Ask its authors.',
  )
  for (const language of languages)
    expect(await said({ reason: 'no-changes' }, language)).not.toMatch(/[{}]/)
})

const box = (issues: readonly ShownIssue[], more: object = {}) =>
  shown(
    LicenseIssues,
    { issues, license: 'CC-BY-4.0', canChoose: true, ...more },
    { needs: ['licensing'] },
  )
const choices = (page: HTMLElement) =>
  [...page.querySelectorAll('button')].map((one) => one.innerText)

test('one of the licences that are allowed is taken by its button', async () => {
  const taken: string[] = []
  const page = await box([issue], { onChoose: (id: string) => taken.push(id) })
  expect(choices(page)).toEqual(['CC BY-SA 4.0', 'LAL 1.3'])
  page.querySelectorAll('button')[1]?.click()
  expect(taken).toEqual(['LAL-1.3'])
  expect(page.innerText).toContain('no version of it can come out')
})

test('of several origins only what all of them allow is offered, and nothing where nothing is', async () => {
  const other = { ...issue, of: 'translation' as const, instead: ['LAL-1.3'] }
  expect(choices(await box([issue, other]))).toEqual(['LAL 1.3'])
  expect(choices(await box([{ ...issue, instead: [] }]))).toEqual([])
  expect((await box([])).querySelector('.licence-issues')).toBeNull()
})

test('where none can be taken they are named, and what is unsure refuses nothing', async () => {
  const page = await box([{ ...issue, refuses: false }], { canChoose: false })
  expect(choices(page)).toEqual([])
  expect(page.innerText).toContain('LAL 1.3')
  expect(page.innerText).not.toContain('no version')
})

const methodSaid = async (
  method: string | null,
  page: string | null,
  language: Language = 'en',
) => {
  const { t, need } = createTranslations(language)
  await need(['licensing'])
  return sayMethodLicense(method, page, { say: t, language })
}

test('a method whose text may not be taken says so, with what the page could be under', async () => {
  expect(await methodSaid('CC-BY-SA-4.0', 'CC-BY-4.0')).toBe(
    'Under CC BY-SA 4.0: linking to it is fine, but its text cannot be taken into this page, which is under CC BY 4.0. The page could be under CC BY-SA 4.0 or LAL 1.3.',
  )
  expect(await methodSaid('CC-BY-ND-4.0', 'CC-BY-4.0', 'fr')).toBe(
    'Sous CC BY-ND 4.0\u00a0: y renvoyer est permis, mais son texte ne peut pas être repris ni changé ici.',
  )
  expect(await methodSaid(null, 'CC-BY-4.0')).toMatch(/^Licence not stated/)
  expect(await methodSaid('CC-BY-4.0', 'CC-BY-SA-4.0')).toBeNull()
  expect(await methodSaid('CC-BY-4.0', null)).toBeNull()
})

test('a file under one licence that is given another one says so, and offers what its own allows', async () => {
  expect(importIssue('CC-BY-4.0', 'CC-BY-SA-4.0')).toBeNull()
  expect(importIssue(null, 'MIT')).toBeNull()
  expect(importIssue('CC-BY-SA-4.0', null)).toBeNull()
  const found = importIssue('CC-BY-SA-4.0', 'MIT')
  const page = await box(found === null ? [] : [found], { license: 'MIT' })
  expect(page.innerText).toContain(
    'The text of the file is under CC BY-SA 4.0, which does not allow MIT for what is made of it.',
  )
  expect(page.innerText).not.toContain('no version')
  expect(choices(page)).toEqual(['CC BY-SA 4.0', 'LAL 1.3'])
})
