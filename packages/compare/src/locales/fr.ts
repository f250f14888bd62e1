/** What a comparison says in French. `{step}`, `{day}` and the like are words of a text. */
export const messages = {
  nothing: 'Rien n’a changé.',
  /** Between what is said of the text, of the agenda, and of the fields. */
  betweenParts: '\u202F; ',
  /** Clauses of the summary, each without a capital and without an end. */
  passages: {
    changed: 'un passage modifié | {n} passages modifiés',
    split: 'un passage scindé | {n} passages scindés',
    joined: 'des passages réunis en un seul | des passages réunis en {n}',
    added: 'un passage ajouté | {n} passages ajoutés',
    removed: 'un passage retiré | {n} passages retirés',
    moved: 'un passage déplacé | {n} passages déplacés',
    movedChanged: 'un passage déplacé et modifié | {n} passages déplacés et modifiés',
    /** Behind `moved`, when some of them changed too. */
    someChanged: '{moved}, dont un modifié | {moved}, dont {n} modifiés',
  },
  steps: {
    changed: 'une étape du déroulé change | {n} étapes du déroulé changent',
    /** Steps that only begin at another time, beside others that changed, and by themselves. */
    othersShift: 'une autre est décalée | {n} autres sont décalées',
    onlyShift: 'une étape du déroulé est décalée | {n} étapes du déroulé sont décalées',
  },
  /** Said of an agenda of so many days, none of which is longer or shorter, or ends at another time. */
  lengthsKept: 'sans changer la durée de la journée | sans changer la durée des journées',
  days: {
    added: 'une journée ajoutée | {n} journées ajoutées',
    removed: 'une journée retirée | {n} journées retirées',
    later: '{day} finit {length} plus tard',
    earlier: '{day} finit {length} plus tôt',
    longer: '{day} dure {length} de plus',
    shorter: '{day} dure {length} de moins',
  },
  roles: {
    added: 'un rôle ajouté | {n} rôles ajoutés',
    removed: 'un rôle retiré | {n} rôles retirés',
  },
  methods: {
    added: 'une méthode ajoutée | {n} méthodes ajoutées',
    removed: 'une méthode retirée | {n} méthodes retirées',
    repinned: 'une méthode change de version | {n} méthodes changent de version',
    pinned: 'la méthode {slug} passe de {from} à {to}',
  },
  fields: {
    added: 'un champ ajouté | {n} champs ajoutés',
    removed: 'un champ retiré | {n} champs retirés',
    changed: 'un champ modifié | {n} champs modifiés',
  },
  /** A day that has no title. */
  theDay: 'la journée',
  /** A step and what became of it, and where it has no hour. */
  step: '{at}, {step}\u00A0: {what}',
  stepWithoutHour: '{step}\u00A0: {what}',
  start: {
    gone: 'n’a plus d’heure',
    came: 'commence à {to}',
    turned: 'commence à {to} au lieu de {from}',
  },
  duration: {
    gone: 'n’a plus de durée',
    came: 'dure {to}',
    turned: 'dure {to} au lieu de {from}',
  },
  leader: {
    gone: 'n’a plus d’animation',
    came: 'animation par {to}',
    turned: 'animation par {to} au lieu de {from}',
  },
  /** A step that got a name, one under another name, and one that stands where another one stood. */
  name: {
    came: 's’appelle {to}',
    turned: 's’appelait {from}',
    replaced: 'remplace {from}',
  },
  added: 'étape ajoutée',
  removed: 'étape retirée',
  moved: 'étape déplacée',
  movedFromDay: 'étape déplacée depuis {day}',
  inParallel: 'en parallèle',
  /** Steps that begin at another time: beside others that changed, by themselves, all of a day. */
  shifted: {
    others: {
      later:
        'une autre étape commence {length} plus tard | {n} autres étapes commencent {length} plus tard',
      earlier:
        'une autre étape commence {length} plus tôt | {n} autres étapes commencent {length} plus tôt',
    },
    only: {
      later: 'une étape commence {length} plus tard | {n} étapes commencent {length} plus tard',
      earlier: 'une étape commence {length} plus tôt | {n} étapes commencent {length} plus tôt',
    },
    all: {
      later: 'Toutes les étapes commencent {length} plus tard',
      earlier: 'Toutes les étapes commencent {length} plus tôt',
    },
  },
  gap: '{length} sans étape avant {step}',
  overlap: '{step} commence {length} avant la fin de l’étape précédente',
  /** A length beside the one it was, in brackets. */
  lengthTurn: '{after} au lieu de {before}',
  /** Whole sentences of a day, without an end. */
  day: {
    stillEnds: '{day} finit toujours à {end} ({length})',
    endsLater: '{day} finit à {end}, {by} plus tard ({length})',
    endsEarlier: '{day} finit à {end}, {by} plus tôt ({length})',
    stillLasts: '{day} dure toujours {length}',
    nowLasts: '{day} dure {length} au lieu de {before}',
    added: 'Journée ajoutée\u00A0: {day} ({length})',
    addedBare: 'Journée ajoutée ({length})',
    removed: 'Journée retirée\u00A0: {day} ({length})',
    removedBare: 'Journée retirée ({length})',
  },
} as const
