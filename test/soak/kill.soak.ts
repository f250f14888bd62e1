import { killRound } from '@forkshop/server/src/testing/kill-round.ts'
import { randomFrom, type Soak } from './soak.ts'

const ROUNDS = 25

/** Kills a server while two people type, at other moments each time; nothing acknowledged may be lost. */
export const soaks: readonly Soak[] = [
  {
    name: 'kill-while-typing',
    async run({ seed, rounds, print }) {
      const random = randomFrom(seed)
      let lost = 0
      for (let round = 1; round <= (rounds ?? ROUNDS); round += 1) {
        const words = 20 + Math.floor(random() * 1_500)
        const shown = await killRound(words)
        lost += shown.lost.length
        print(
          `round ${round}: typed ${shown.typed}, acknowledged ${shown.acknowledged}, lost ${shown.lost.length}`,
        )
      }
      return lost === 0
    },
  },
]
