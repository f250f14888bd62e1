import { demoPassword } from '../../e2e/running-server.ts'
import type { Day } from './open-day.ts'
import type { Engine } from './tab.ts'
import { until } from './until.ts'

type Telling = {
  /** The file of a picture, without its ending. */
  readonly picture: (name: string) => string
  readonly print: (line: string) => void
}

/** A guest comes in by the code and says an idea; who leads starts the day. Throws at the first thing that does not happen. */
export const liveTheDay = async (
  { start }: Engine,
  { address, slug, code, ask }: Day,
  { picture, print }: Telling,
): Promise<void> => {
  const tab = await start()
  const untilServerSays = (pathname: string, words: string): Promise<true> =>
    until(`“${words}” in ${pathname}`, async () =>
      (await ask(pathname)).includes(words) ? true : null,
    )
  try {
    await tab.open(`${address}/e/${code}`)
    await tab.type({ kind: 'field', name: 'Prénom' }, 'Zoé')
    await tab.picture(picture('door'))
    await tab.tap({ kind: 'button', name: 'Entrer' })
    await tab.see('Vous êtes Zoé')
    print('came in')
    await tab.tap({ kind: 'button', name: 'Que changeriez-vous' })
    await tab.type({ kind: 'field', name: 'Votre idée' }, 'Finir une heure plus tôt.')
    await tab.picture(picture('idea'))
    await tab.tap({ kind: 'button', name: 'Envoyer' })
    await untilServerSays('/pages/48h-chrono/ideas', 'Finir une heure plus tôt.')
    await tab.see('Merci')
    print('said an idea')

    await tab.open(`${address}/sign-in`)
    await tab.type({ kind: 'field', name: 'Adresse' }, 'facilitator@demo.example')
    await tab.type({ kind: 'field', name: 'Mot de passe' }, demoPassword)
    await tab.tap({ kind: 'button', name: 'Se connecter' })
    await tab.arrive(/:\d+\/$/)
    await tab.open(`${address}/events/${slug}/run`)
    await tab.tap({ kind: 'button', name: 'Commencer maintenant' })
    await untilServerSays(`/events/${slug}/run?since=0`, '"state":"running"')
    await tab.picture(picture('run'))
    await tab.tap({ kind: 'button', name: 'Fait' })
    await untilServerSays(`/events/${slug}/run?since=0`, '"state":"done"')
    await tab.tap({ kind: 'button', name: 'Revenir' })
    await untilServerSays(`/events/${slug}/run?since=0`, '"kind":"undo"')
    print('led the day')
  } catch (error) {
    await tab.picture(picture('last-seen'))
    throw error
  } finally {
    await tab.close()
  }
}
