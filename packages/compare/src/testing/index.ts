export { checkWords, compareFault, compareLaws } from './compare-laws.ts'
export { anyMergeFault, mergeFault } from './merge-laws.ts'
export { readScenarios, scenarioSets, swapped, verdictOf } from './scenarios.ts'
export type { Scenario, ScenarioSet, Verdict } from './scenarios.ts'
