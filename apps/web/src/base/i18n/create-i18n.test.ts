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
