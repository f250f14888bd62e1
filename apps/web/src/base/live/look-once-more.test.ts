import { expect, test } from 'vitest'
import { lookOnceMore } from './look-once-more.ts'

test('who asks while a look is under way gets one more, after it', async () => {
  const looks: (() => void)[] = []
  const ask = lookOnceMore(() => new Promise<void>((resolve) => looks.push(resolve)))
  for (const _ of [1, 2, 3]) ask()
  expect(looks).toHaveLength(1)
  looks[0]?.()
  await expect.poll(() => looks.length).toBe(2)
  looks[1]?.()
  await Promise.resolve()
  expect(looks).toHaveLength(2)
})
