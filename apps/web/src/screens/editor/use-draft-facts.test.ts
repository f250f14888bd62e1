// @vitest-environment happy-dom
import { seedDraft } from '@forkshop/document'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { inSetup } from '../../base/testing/mounted.ts'
import { useDraftFacts } from './use-draft-facts.ts'

const factsOf = async (text: string) => {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedDraft(text, 'a'.repeat(40)))
  const { value } = await inSetup(() =>
    useDraftFacts(ydoc, { title: 'As it was' }, { summary: 'Before', license: 'CC-BY-4.0' }),
  )
  return value
}
const text = '---\ntitle: In the draft\nsummary: Now\n---\n\nWords.\n'

test('until somebody needs the form, the page is called and described as it was', async () => {
  const { form, title, summary, license } = await factsOf(text)
  expect([form.value, title.value, summary.value, license.value]).toEqual([
    null,
    'As it was',
    'Before',
    'CC-BY-4.0',
  ])
})

test('then as the draft says', async () => {
  const { needForm, title, summary } = await factsOf(text)
  await needForm()
  expect([title.value, summary.value]).toEqual(['In the draft', 'Now'])
})

test('a draft without a title is called as it was, one without a summary has none', async () => {
  const { needForm, title, summary, license } = await factsOf('Words.\n')
  await needForm()
  expect([title.value, summary.value, license.value]).toEqual(['As it was', '', null])
})

test('the form is made once, and follows what is written', async () => {
  const { needForm, form, title } = await factsOf(text)
  const [one, two] = await Promise.all([needForm(), needForm()])
  expect([one === two, form.value === one]).toEqual([true, true])
  one.change('title', 'Renamed')
  expect(title.value).toBe('Renamed')
})
