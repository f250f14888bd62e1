import { writeFile } from 'node:fs/promises'
import { demoPassword } from '../../e2e/running-server.ts'
import { moveStep, readMove } from './move-step.ts'
import type { Day } from './open-day.ts'
import { tabOf, type Engine } from './tab.ts'
import { until } from './until.ts'

type Telling = {
  /** The file of a picture, without its ending. */
  readonly picture: (name: string) => string
  readonly print: (line: string) => void
}

/**
 * A guest comes in by the code, says an idea, and has a card and a dot in the closing circle; who leads starts the day
 * and goes on, drags a step of another format's plan, publishes it and reads what moved. Throws at the first thing that does not happen.
 */
export const liveTheDay = async (
  { start }: Engine,
  { address, slug, code, ask, letVote }: Day,
  { picture, print }: Telling,
): Promise<void> => {
  const driver = await start()
  const tab = tabOf(driver)
  const look = async (name: string): Promise<void> =>
    writeFile(`${picture(name)}.png`, await driver.picture())
  const untilServerSays = (pathname: string, words: string): Promise<true> =>
    until(`“${words}” in ${pathname}`, async () =>
      (await ask(pathname)).includes(words) ? true : null,
    )
  const comeIn = async (): Promise<void> => {
    await driver.open(`${address}/e/${code}`)
    await tab.type({ kind: 'field', name: 'Prénom' }, 'Zoé')
    await look('door')
    await tab.tap({ kind: 'button', name: 'Entrer' })
    await tab.see('Vous êtes Zoé')
    print('came in')
  }
  const sayIdea = async (): Promise<void> => {
    await tab.tap({ kind: 'button', name: 'Que changeriez-vous' })
    await tab.type({ kind: 'field', name: 'Votre idée' }, 'Finir une heure plus tôt.')
    await look('idea')
    await tab.tap({ kind: 'button', name: 'Envoyer' })
    await untilServerSays('/pages/48h-chrono/ideas', 'Finir une heure plus tôt.')
    await tab.see('Merci')
    print('said an idea')
  }
  const closeInCircle = async (): Promise<void> => {
    const board = `/events/${slug}/board`
    await driver.open(`${address}${board}`)
    await tab.tap({ kind: 'button', name: 'Ajouter une carte' })
    await tab.type({ kind: 'field', name: 'Ce que vous voulez dire' }, 'La soupe de midi.')
    await tab.tap({ kind: 'button', name: 'Envoyer' })
    await untilServerSays(board, 'La soupe de midi.')
    await tab.see('La soupe de midi. de vous')
    await letVote()
    await tab.see('Il vous reste 5 points sur 5')
    await tab.tap({ kind: 'button', name: 'Poser un point' })
    await untilServerSays(board, '"given":1')
    await tab.see('Il vous reste 4 points sur 5')
    await look('board')
    print('sent a card and gave a dot')
  }
  const leadTheDay = async (): Promise<void> => {
    const run = `/events/${slug}/run`
    await driver.open(`${address}/sign-in`)
    await tab.type({ kind: 'field', name: 'Adresse' }, 'facilitator@demo.example')
    await tab.type({ kind: 'field', name: 'Mot de passe' }, demoPassword)
    await tab.tap({ kind: 'button', name: 'Se connecter' })
    await tab.arrive(/:\d+\/$/)
    // the last that comes there: Firefox takes what is given up on the way for the page that is opened next
    await tab.see('vous attend')
    await driver.open(`${address}${run}`)
    await tab.tap({ kind: 'button', name: 'Commencer maintenant' })
    await untilServerSays(`${run}?since=0`, '"state":"running"')
    await look('run')
    await tab.tap({ kind: 'button', name: 'Fait' })
    await untilServerSays(`${run}?since=0`, '"state":"done"')
    await tab.tap({ kind: 'button', name: 'Revenir' })
    await untilServerSays(`${run}?since=0`, '"kind":"undo"')
    print('led the day')
  }
  const rearrange = async (): Promise<void> => {
    await moveStep(driver, address)
    await look('planner')
    print('dragged a step')
    await readMove(driver, address)
    await look('move')
    print('read what moved')
  }
  try {
    await comeIn()
    await sayIdea()
    await closeInCircle()
    await leadTheDay()
    await rearrange()
  } catch (error) {
    await look('last-seen')
    throw error
  } finally {
    await driver.close()
  }
}
