import { tabOf, type Driver, type Point } from './tab.ts'
import { until } from './until.ts'

/** The steps of the first day of a planner, in its order. */
const stepsOf = `[...document.querySelectorAll('[data-step^="0."] [data-part="step"] textarea')].map(({ value }) => value)`

/** Where the handle of a step is, once it is in the middle of the window. */
const handleOf = (row: number): string => `(() => {
  const handle = document.querySelector('[data-step="0.${row}"] .planner-grip')
  if (${row} === 1) handle.scrollIntoView({ block: 'center' })
  const { left, top, width, height } = handle.getBoundingClientRect()
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) }
})()`

const pointOf = (said: unknown): Point => {
  const { x, y } = Object(said)
  return { x: Number(x), y: Number(y) }
}

/** Who has signed in drags the second step of a format's first day behind the third one, in the planner. */
export const moveStep = async (driver: Driver, address: string): Promise<void> => {
  const steps = async (): Promise<readonly string[]> =>
    Array.from(Object(await driver.evaluate(stepsOf)))
  await driver.open(`${address}/formats/24h-chrono/edit?view=planner`)
  await tabOf(driver).see('Vendredi')
  const before = await until('the steps of a planner', async () => {
    const shown = await steps()
    return shown.length > 3 ? shown : null
  })
  const from = pointOf(await driver.evaluate(handleOf(1)))
  const below = pointOf(await driver.evaluate(handleOf(2)))
  const [first, second, third, ...rest] = before
  await driver.drag(from, { x: from.x, y: below.y + (below.y - from.y) / 2 })
  const moved = [first, third, second, ...rest].join('\n')
  await until('a step that moved', async () => ((await steps()).join('\n') === moved ? true : null))
}

/** Publishes what was moved, and reads the comparison with the text before it. */
export const readMove = async (driver: Driver, address: string): Promise<void> => {
  const tab = tabOf(driver)
  await tab.tap({ kind: 'button', name: 'Publier…' })
  await tab.type({ kind: 'field', name: 'Pourquoi ce changement' }, 'Une étape plus tard.')
  await tab.tap({ kind: 'button', name: 'Publier', whole: true })
  await tab.arrive(/\/formats\/24h-chrono(?:[?#]|$)/)
  await driver.open(`${address}/formats/24h-chrono/history`)
  await tab.see('Une étape plus tard.')
  const pair = String(
    await driver.evaluate(`document.querySelector('a[href*="/compare?"]').getAttribute('href')`),
  )
  await driver.open(new URL(pair, address).href)
  await tab.see('étape déplacée')
}
