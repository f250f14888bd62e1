import type { Ask } from './ask.ts'

const evening = '| 21:30 | 30\u00a0min | Premier tour de table en équipe | Facilitation |\n'
const against = '| 21:30 | 45\u00a0min | Premier tour de table en équipe | Facilitation |\n'
const afternoon = '| 13:45 | 90\u00a0min | Préparation des restitutions | Facilitation |\n'
const offered =
  '| 13:45 | 60\u00a0min | Préparation des restitutions | Facilitation |\n| 14:45 | 30\u00a0min | Ouvrir le tableau de tâches et y poser cinq petites actions | Facilitation |\n'

/** Proposes `48h-chrono` with words of it put another way; answers the proposal's number. */
const propose = async (
  ask: Ask,
  base: { readonly id: string; readonly text: string },
  said: {
    readonly from: string
    readonly to: string
    readonly title: string
    readonly reason: string
  },
): Promise<number> => {
  const { from, to, title, reason } = said
  if (!base.text.includes(from)) throw new Error(`the demo's format does not say: ${from}`)
  const text = base.text.replace(from, to)
  const made = await ask('POST', '/pages/48h-chrono/proposals', {
    base: base.id,
    text,
    title,
    reason,
  })
  return Number(made['number'])
}

/** Two proposals to the demo's format, made on 1.0: one can be accepted, one speaks against 1.1. */
export const seedFormat = async ({
  lead,
  member,
}: Readonly<Record<'lead' | 'member', Ask>>): Promise<{
  readonly proposal: number
  readonly conflict: number
}> => {
  const page = await lead('GET', '/pages/48h-chrono?at=1.0')
  const base = { id: String(Object(page['revision'])['id']), text: String(page['text']) }
  const proposal = await propose(member, base, {
    from: afternoon,
    to: offered,
    title: 'Ouvrir le tableau de tâches avant de partir',
    reason: 'Finir la préparation du dimanche par cinq petites actions posées ensemble',
  })
  const conflict = await propose(member, base, {
    from: evening,
    to: against,
    title: 'Un premier tour de table plus long',
    reason: 'Trois quarts d’heure pour que chacun parle deux fois',
  })
  await lead('POST', `/pages/48h-chrono/proposals/${proposal}/comments`, {
    text: 'Et qui tient le tableau le lundi\u202f?',
  })
  return { proposal, conflict }
}
