import { readPage } from '@forkshop/document'
import { fixtures } from '@forkshop/document/testing'
import { expect, test } from 'vitest'
import { putPlaces, takePlaces } from './places-apart.ts'

test.each(fixtures())('the places of words are taken out of $name and put back', ({ text }) => {
  const drawn = readPage(text, () => false).parts
  const apart = takePlaces(drawn)
  const blocks = apart.parts.flatMap((part) => part.blocks)
  expect(blocks.filter(({ heading, runs }) => heading === null && runs.length > 0)).toEqual([])
  expect(putPlaces(apart)).toEqual(drawn)
})
