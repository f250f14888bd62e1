import type { RouteName } from '@forkshop/api'
import { ForkshopError } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { useTestServer } from '../../testing/test-server.ts'
import { onPageOf } from './on-page.ts'

const server = useTestServer()

test.each<readonly [name: RouteName, why: string]>([
  ['joinEvent', 'everybody may call it'],
  ['createPage', 'it has no page yet'],
  ['getIdea', 'its page is that of the idea'],
])('%s is not bound to the page of its address: %s', (name) => {
  expect(() => onPageOf(server.services)(name, () => Promise.reject(new Error(name)))).toThrow(
    ForkshopError,
  )
})
