import type { Ask } from './ask.ts'

const passage = {
  quote: 'La coordination envoie un compte rendu',
  prefix: '',
  suffix: '',
}

/** Discussions of the demo's format: of a passage, of one that changed, of the whole, of a comparison and a proposal; one of an event. */
export const seedThreads = async (
  { lead, member }: Readonly<Record<'lead' | 'member', Ask>>,
  proposal: number,
): Promise<void> => {
  const page = '48h-chrono'
  const ask = async (by: Ask, anchor: object, text: string, kind = 'question'): Promise<string> =>
    String((await by('POST', '/threads', { anchor: { page, ...anchor }, kind, text }))['id'])
  const sent = await ask(member, { at: '1.0', ...passage }, 'Qui l’envoie, et quand\u202f?')
  const answer = await lead('POST', `/threads/${sent}/comments`, {
    text: 'La coordination, le lundi matin, à tous les inscrits.',
  })
  await lead('POST', `/threads/${sent}/answer`, { comment: answer['id'] })
  await ask(
    member,
    { at: '1.0', quote: 'Chaque équipe garde ses besoins pour le samedi.' },
    'Et si une équipe a besoin de quelqu’un dès le vendredi\u202f?',
  )
  await ask(
    lead,
    {},
    'Nous l’avons tenu en trente heures dans un lieu qui fermait à minuit\u00a0: le format tient, la ronde des ressources saute.',
    'remark',
  )
  const settled = await ask(member, {}, 'Y a-t-il une liste de matériel\u202f?')
  await lead('POST', `/threads/${settled}/resolve`, {})
  await ask(
    member,
    { compare: { from: '1.0', to: '1.1' } },
    'La mise en ligne prend plutôt vingt minutes.',
    'remark',
  )
  await ask(
    member,
    {
      page: 'repair-cafe-maison-de-quartier',
      quote: 'trois personnes y ont changé leur première fermeture',
    },
    'Qui a prêté les machines\u202f?',
  )
  await ask(
    lead,
    { proposal, quote: 'Ouvrir le tableau de tâches et y poser cinq petites actions' },
    'Cinq par équipe, ou cinq en tout\u202f?',
  )
}
