import * as linkify from 'linkifyjs'
import { expect, test } from 'vitest'
import { lateLinkify } from './late-linkify.ts'

const address = 'www.example.org'

test('nothing is an address before the library came, which is fetched once', async () => {
  let asked = 0
  const late = lateLinkify(async () => {
    asked += 1
    return linkify
  })
  expect([late.find(address), late.tokenize(address), asked]).toEqual([[], [], 0])
  await late.knowAddresses()
  await late.knowAddresses()
  expect(late.tokenize(address).map(({ isLink }) => isLink)).toEqual([true])
  expect(late.find(address).map(({ value }) => value)).toEqual([address])
  expect(late.find('nothing of the kind')).toEqual([])
  expect(asked).toBe(1)
})

test('where it could not be fetched, it is asked for again', async () => {
  let hasLine = false
  const late = lateLinkify(async () => {
    if (!hasLine) throw new TypeError('Failed to fetch')
    return linkify
  })
  await expect(late.knowAddresses()).rejects.toThrow('Failed to fetch')
  expect(late.find(address)).toEqual([])
  hasLine = true
  await late.knowAddresses()
  expect(late.find(address)).toHaveLength(1)
})
