import { isolated } from '../render/text-direction.ts'
import type { Phrases, Spoken } from './phrases.ts'

const thin = '\u202F'
const quoted = (text: string) => `«${thin}${isolated(text)}${thin}»`
const colon = '\u00A0: '

/** « un pas change », « 3 pas changent »: French counts as many from 2 on. */
function counted(count: number, one: string, many: string): string {
  return count < 2 ? one : `${count} ${many}`
}

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
/** The name of a day within a sentence: “samedi matin” of “Samedi matin”. */
function inSentence(day: string): string {
  const first = /^\p{L}*/u.exec(day)?.[0] ?? ''
  return weekdays.includes(first.toLowerCase())
    ? first.toLowerCase() + day.slice(first.length)
    : day
}

function turned(verb: string, { from, to }: Spoken, without: string): string {
  if (to === null) return without
  return from === null ? `${verb} ${to}` : `${verb} ${to} au lieu de ${from}`
}

export const phrasesFr: Phrases = {
  nothing: 'Rien n’a changé.',
  betweenParts: `${thin}; `,
  passagesChanged: (n) => counted(n, 'un passage modifié', 'passages modifiés'),
  blocksAdded: (n) => counted(n, 'un passage ajouté', 'passages ajoutés'),
  blocksRemoved: (n) => counted(n, 'un passage retiré', 'passages retirés'),
  blocksMoved: (n, changed) =>
    changed === n
      ? counted(n, 'un passage déplacé et modifié', 'passages déplacés et modifiés')
      : counted(n, 'un passage déplacé', 'passages déplacés') +
        (changed === 0 ? '' : `, dont ${counted(changed, 'un modifié', 'modifiés')}`),
  passagesSplit: (n) => counted(n, 'un passage scindé', 'passages scindés'),
  passagesJoined: (n) =>
    n === 1 ? 'des passages réunis en un seul' : `des passages réunis en ${n}`,
  stepsChanged: (n) => counted(n, 'une étape du déroulé change', 'étapes du déroulé changent'),
  othersShift: (n) => counted(n, 'une autre est décalée', 'autres sont décalées'),
  onlyShift: (n) =>
    counted(n, 'une étape du déroulé est décalée', 'étapes du déroulé sont décalées'),
  lengthsKept: (days) =>
    days === 1 ? 'sans changer la durée de la journée' : 'sans changer la durée des journées',
  daysAdded: (n) => counted(n, 'une journée ajoutée', 'journées ajoutées'),
  daysRemoved: (n) => counted(n, 'une journée retirée', 'journées retirées'),
  rolesAdded: (n) => counted(n, 'un rôle ajouté', 'rôles ajoutés'),
  rolesRemoved: (n) => counted(n, 'un rôle retiré', 'rôles retirés'),
  methodsAdded: (n) => counted(n, 'une méthode ajoutée', 'méthodes ajoutées'),
  methodsRemoved: (n) => counted(n, 'une méthode retirée', 'méthodes retirées'),
  methodsRepinned: (n) =>
    counted(n, 'une méthode change de version', 'méthodes changent de version'),
  methodPinned: (slug, from, to) => `la méthode ${slug} passe de ${from} à ${to}`,
  fieldsAdded: (n) => counted(n, 'un champ ajouté', 'champs ajoutés'),
  fieldsRemoved: (n) => counted(n, 'un champ retiré', 'champs retirés'),
  fieldsChanged: (n) => counted(n, 'un champ modifié', 'champs modifiés'),
  theDay: 'la journée',
  dayEnds: (day, later, length) =>
    `${inSentence(day)} finit ${length} plus ${later ? 'tard' : 'tôt'}`,
  dayLasts: (day, longer, length) =>
    `${inSentence(day)} dure ${length} de ${longer ? 'plus' : 'moins'}`,
  step: (at, step, what) =>
    `${at === null ? '' : `${at}, `}${quoted(step)}${colon}${what.join(', ')}`,
  startTurn: (turn) => turned('commence à', turn, 'n’a plus d’heure'),
  durationTurn: (turn) => turned('dure', turn, 'n’a plus de durée'),
  nameTurn: ({ from, to }) =>
    from === null ? `s’appelle ${quoted(to ?? '')}` : `s’appelait ${quoted(from)}`,
  replaced: ({ from, to }) =>
    from === null ? `s’appelle ${quoted(to ?? '')}` : `remplace ${quoted(from)}`,
  leaderTurn: (turn) => turned('animation par', turn, 'n’a plus d’animation'),
  added: 'étape ajoutée',
  removed: 'étape retirée',
  moved: 'étape déplacée',
  movedFromDay: (day) =>
    day === '' ? 'étape déplacée' : `étape déplacée depuis ${inSentence(day)}`,
  inParallel: 'en parallèle',
  stepsShifted: (n, later, length) =>
    `${counted(n, 'une autre étape commence', 'autres étapes commencent')} ${length} plus ${later ? 'tard' : 'tôt'}`,
  onlyShifted: (n, later, length) =>
    `${counted(n, 'une étape commence', 'étapes commencent')} ${length} plus ${later ? 'tard' : 'tôt'}`,
  allShifted: (later, length) =>
    `Toutes les étapes commencent ${length} plus ${later ? 'tard' : 'tôt'}`,
  gap: (step, length) => `${length} sans étape avant ${quoted(step)}`,
  overlap: (step, length) =>
    `${quoted(step)} commence ${length} avant la fin de l’étape précédente`,
  lengthTurn: (before, after) => `${after} au lieu de ${before}`,
  dayStillEnds: (day, end, length) => `${day} finit toujours à ${end} (${length})`,
  dayNowEnds: (day, end, { later, by, length }) =>
    `${day} finit à ${end}, ${by} plus ${later ? 'tard' : 'tôt'} (${length})`,
  dayStillLasts: (day, length) => `${day} dure toujours ${length}`,
  dayNowLasts: (day, length, before) => `${day} dure ${length} au lieu de ${before}`,
  dayAdded: (day, length) => `Journée ajoutée${day && colon + day} (${length})`,
  dayRemoved: (day, length) => `Journée retirée${day && colon + day} (${length})`,
}
