import { expect, it } from 'vitest'
import { computed } from 'vue'
import { createTranslations } from './create-i18n.ts'

it('what shows a text before it is there shows it as soon as it is', async () => {
  const { t, find, need } = createTranslations('en')
  const said = computed(() => t('conflicts.block.titleOf', { n: 1, of: 4 }))
  const found = computed(() => find('conflicts.block.next'))
  expect([said.value, found.value]).toEqual(['conflicts.block.titleOf', null])
  await need(['conflicts'])
  expect([said.value, found.value]).toEqual(['Passage to decide, 1 of 4', 'go to the next one'])
})

it('texts that did not come keep no others away, and are fetched when they are needed again', async () => {
  let hasLine = false
  const { t, find, need } = createTranslations('en', async (_, feature) => {
    if (feature === 'fields' && !hasLine) throw new TypeError('no line')
    return { title: `Texts of ${feature}` }
  })
  await expect(need(['fields'])).rejects.toThrow('no line')
  await need(['lost'])
  expect(t('lost.title')).toBe('Texts of lost')
  hasLine = true
  await need(['fields', 'lost'])
  expect(find('fields.title')).toBe('Texts of fields')
})
