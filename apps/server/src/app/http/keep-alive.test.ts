import { expect, it } from 'vitest'
import { useTestServer } from '../../testing/test-server.ts'

const server = useTestServer({ listen: true })

it('keeps a connection longer than a proxy before it does', async () => {
  const answer = await fetch(`${server.url ?? ''}/healthz`)
  const [, seconds] = /timeout=(\d+)/.exec(answer.headers.get('keep-alive') ?? '') ?? []
  expect(Number(seconds)).toBeGreaterThan(60)
})
