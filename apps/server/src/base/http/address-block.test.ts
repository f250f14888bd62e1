import { expect, test } from 'vitest'
import { addressBlock } from './address-block.ts'

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::1', '00000000000000'],
  ['::', '00000000000000'],
  ['fe80::1%eth0', 'fe800000000000'],
  ['2001:DB8:1:2ff::9', '20010db8000102'],
  ['2001:db8:1:200:a:b:c:d', '20010db8000102'],
  ['2001:db8:1:300::', '20010db8000103'],
  ['unknown', 'unknown'],
])('%s is of %s', (address, block) => {
  expect(addressBlock(address)).toBe(block)
})
