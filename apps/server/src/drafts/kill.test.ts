import { expect, test } from 'vitest'
import { killRound } from '../testing/kill-round.ts'

test('everything acknowledged survives a SIGKILL while two people type', async () => {
  const round = await killRound(150)
  expect(round.acknowledged).toBeGreaterThanOrEqual(300)
  expect(round.lost).toEqual([])
}, 60_000)
