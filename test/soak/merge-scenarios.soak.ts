import { mergeTexts } from '@forkshop/compare'
import {
  readScenarios,
  scenarioSets,
  swapped,
  verdictOf,
  type Scenario,
  type ScenarioSet,
  type Verdict,
} from '@forkshop/compare/testing'
import { openGitFiles, type GitFiles } from '../bench/git-files.ts'
import type { Soak } from './soak.ts'

type Counts = Record<Verdict, number>

const count = (verdicts: readonly Verdict[]): Counts => {
  const counts = { right: 0, needless: 0, silent: 0, flagged: 0 }
  for (const verdict of verdicts) counts[verdict] += 1
  return counts
}

const byForkshop = (scenario: Scenario): Verdict =>
  verdictOf(scenario, mergeTexts(scenario.base, scenario.ours, scenario.theirs))

/** What plain `git merge-file` does, whose status is the number of its conflicts. */
const byGit = async (files: GitFiles, scenario: Scenario): Promise<Verdict> => {
  await files.write([scenario.ours, scenario.base, scenario.theirs])
  const { status, output } = await files.run(['merge-file', '-p', '-q', '0.md', '1.md', '2.md'])
  const kind = status === 0 ? 'merged' : 'conflict'
  return verdictOf(scenario, { kind, text: output, flagged: [] })
}

const line = (set: string, counts: Counts): string => {
  const { right, needless, silent, flagged } = counts
  return `${set}: right ${right}, asked needlessly ${needless}, silently wrong ${silent}, merged with a flag instead of asking ${flagged}`
}

/**
 * Every case of merging with either side first, beside what git makes of the same texts. Only what is silently wrong
 * is a failure; asking needlessly is told.
 */
export const soaks: readonly Soak[] = [
  {
    name: 'merge-scenarios',
    async run({ print }) {
      const files = await openGitFiles()
      const all: { readonly ours: Verdict[]; readonly git: Verdict[] } = { ours: [], git: [] }
      const runSet = async (set: ScenarioSet) => {
        const scenarios = readScenarios(set).flatMap((scenario) => [scenario, swapped(scenario)])
        const ours: Verdict[] = []
        const git: Verdict[] = []
        for (const scenario of scenarios) {
          const verdict = byForkshop(scenario)
          if (verdict !== 'right') print(`  ${verdict}: ${scenario.name}`)
          ours.push(verdict)
          git.push(await byGit(files, scenario))
        }
        print(line(`${set} (${scenarios.length / 2} cases, both ways)`, count(ours)))
        print(line(`  git merge-file`, count(git)))
        all.ours.push(...ours)
        all.git.push(...git)
      }
      try {
        for (const set of scenarioSets) await runSet(set)
      } finally {
        await files.close()
      }
      print(line(`all (${all.ours.length / 2} cases, both ways)`, count(all.ours)))
      print(line('  git merge-file', count(all.git)))
      return !all.ours.includes('silent')
    },
  },
]
