import { describe, expect, test } from 'vitest'
import { compareTexts } from '../compare-texts.ts'
import { demoText, ideas, saturday } from '../testing/demo-text.ts'
import { agendaSentences } from './agenda-sentences.ts'
import { loadPhrases, type Phrases } from './phrases.ts'
import { summarise } from './summarise.ts'

const [fr, en] = await Promise.all([loadPhrases('fr'), loadPhrases('en')])

const nb = '\u00A0'
const thin = '\u202F'
const visible = (text: string) => text.replaceAll(nb, '·').replaceAll(thin, '‹›')

const shorter = () => demoText(['| 17:30 | 45\u00A0min |', '| 17:30 | 15\u00A0min |'])
const summaries: readonly (readonly [string, () => string, string, string])[] = [
  ['nothing', () => demoText(), 'Rien n’a changé.', 'Nothing changed.'],
  ['the first idea', ideas.joinProject, 'Un passage modifié.', 'One passage changed.'],
  [
    'the second idea',
    ideas.needsAtOnce,
    'Un passage modifié‹›; 2 étapes du déroulé changent, sans changer la durée des journées.',
    'One passage changed; 2 steps of the agenda change, no day changes its length.',
  ],
  [
    'the fourth idea',
    ideas.firstBricks,
    'Un passage modifié‹›; une étape du déroulé change, sans changer la durée des journées‹›; un rôle ajouté.',
    'One passage changed; one step of the agenda changes, no day changes its length; one role added.',
  ],
  [
    'a shorter day',
    shorter,
    'Une étape du déroulé change, samedi finit 30·min plus tôt.',
    'One step of the agenda changes, Samedi ends 30·min earlier.',
  ],
  [
    'several of a kind',
    () =>
      demoText(
        ['status: tested', 'status: stable'],
        ['lead_time: P6W', 'lead_time: P4W'],
        ['## Après\n\n', '## Après\n\nUne phrase.\n\nUne autre.\n\n'],
      ),
    '2 passages ajoutés‹›; 2 champs modifiés.',
    '2 passages added; 2 fields changed.',
  ],
  [
    'a step that makes others begin at another time',
    () =>
      demoText(
        ['| 16:00 | 90\u00A0min |', '| 16:00 | 60\u00A0min |'],
        ['| 17:30 | 45\u00A0min |', '| 17:00 | 45\u00A0min |'],
      ),
    'Une étape du déroulé change, une autre est décalée, samedi finit 30·min plus tôt.',
    'One step of the agenda changes, one other shifts, Samedi ends 30·min earlier.',
  ],
  [
    'a day that is gone with its heading',
    () => {
      const text = demoText()
      const at = text.indexOf('### Dimanche')
      return text.slice(0, at) + text.slice(text.indexOf('## Ce que l’on garde'))
    },
    'Une journée retirée.',
    'One day removed.',
  ],
  [
    'an agenda of which nothing changed but a column of its own',
    () => demoText(['en équipe | Facilitation |', '[en équipe](/p/equipe) | Facilitation |']),
    'Un passage modifié.',
    'One passage changed.',
  ],
  [
    'a section that moved as one, although words of it changed',
    () => {
      const text = demoText(['La fatigue du samedi', 'La fatigue du soir'])
      const at = text.indexOf('## Points de vigilance')
      const end = text.indexOf('## Évaluer')
      const rest = text.slice(0, at) + text.slice(end)
      return rest.replace('## Déroulé', () => `${text.slice(at, end)}## Déroulé`)
    },
    'Un passage déplacé et modifié.',
    'One passage moved and changed.',
  ],
  [
    'fields that came and went',
    () => demoText(['lead_time: P6W', 'difficulty: easy'], ['status: tested', 'status: stable']),
    'Un champ ajouté, un champ retiré, un champ modifié.',
    'One field added, one field removed, one field changed.',
  ],
]

describe('a comparison in one sentence', () => {
  test.each(summaries)('tells %s', (_, after, french, english) => {
    const comparison = compareTexts(demoText(), after())
    expect(visible(summarise(comparison, fr))).toBe(french)
    expect(visible(summarise(comparison, en))).toBe(english)
  })

  test('speaks of “the day” where it has no title', () => {
    const page = (minutes: number) =>
      `| Time | Duration | Step |\n| --- | --- | --- |\n| 9:00 | ${minutes} min | Talk |\n`
    const comparison = compareTexts(page(30), page(45))
    expect(visible(summarise(comparison, fr))).toMatch(/, la journée finit 15·min plus tard\.$/)
    expect(visible(summarise(comparison, en))).toMatch(/, the day ends 15·min later\.$/)
    const told = (phrases: Phrases) =>
      visible(agendaSentences(comparison, phrases).at(-1)?.text ?? '')
    expect(told(fr)).toBe('La journée finit à 09:45, 15·min plus tard (45·min)')
    expect(told(en)).toBe('The day ends at 09:45, 15·min later (45·min)')
    const added = agendaSentences(compareTexts('', page(30)), en)
    expect(visible(added[0]?.text ?? '')).toBe('Day added (30·min)')
  })

  test('names a method that is pinned to another version', () => {
    const page = (version: string) => `---\nmethods: { world-cafe: "${version}" }\n---\n`
    const comparison = compareTexts(page('1.0'), page('1.1'))
    expect(summarise(comparison, fr)).toBe('La méthode world-cafe passe de 1.0 à 1.1.')
    expect(summarise(comparison, en)).toBe('Method world-cafe goes from 1.0 to 1.1.')
  })

  test('tells methods that came and went from those pinned to another version', () => {
    const comparison = compareTexts(
      '---\nmethods: { walk: "1.0", talk: "1.0" }\n---\n',
      '---\nmethods: { walk: "1.1", vote: "1.0", draw: "2.0" }\n---\n',
    )
    expect(summarise(comparison, fr)).toBe(
      '2 méthodes ajoutées, une méthode retirée, la méthode walk passe de 1.0 à 1.1.',
    )
    expect(summarise(comparison, en)).toBe(
      '2 methods added, one method removed, method walk goes from 1.0 to 1.1.',
    )
  })

  test('counts methods where many are pinned to other versions', () => {
    const page = (version: string) =>
      `---\nmethods: { a: "${version}", b: "${version}", c: "${version}" }\n---\n`
    const comparison = compareTexts(page('1.0'), page('2.0'))
    expect(summarise(comparison, fr)).toBe('3 méthodes changent de version.')
    expect(summarise(comparison, en)).toBe('3 methods pinned to other versions.')
  })

  test('counts a split paragraph once, and not what no reader sees', () => {
    const [before, after] = ['One is here. Two is there.', 'One is there.\n\nTwo is there.']
    expect(summarise(compareTexts(`${before}\n\n# A\n`, `${after}\n\n# A\n`), en)).toBe(
      'One passage split.',
    )
    expect(summarise(compareTexts('* one\n* two\n', '- one\n- two\n'), en)).toBe('Nothing changed.')
    expect(summarise(compareTexts('One two', '## One two'), en)).toBe('One passage changed.')
    const [bare, bracketed] = [
      'See https://a.example',
      'See [https://a.example](https://a.example)',
    ]
    expect(summarise(compareTexts(bare, bracketed), en)).toBe('Nothing changed.')
    expect(summarise(compareTexts('See it', 'See [it](/p/a)'), en)).toBe('One passage changed.')
  })

  test('says how many of the passages that moved changed too', () => {
    const four = ['Alpha beta gamma.', 'Delta epsilon zeta.', '# A', 'Eta.', '# B', 'Iota.', '# C']
    const moved = (...two: readonly string[]) =>
      ['# A', 'Eta.', two[0], '# B', 'Iota.', two[1], '# C'].join('\n\n')
    const told = (...two: readonly string[]) => {
      const comparison = compareTexts(four.join('\n\n'), moved(...two))
      return [summarise(comparison, fr), summarise(comparison, en)]
    }
    expect(told('Alpha beta gamma.', 'Delta epsilon theta.')).toEqual([
      '2 passages déplacés, dont un modifié.',
      '2 passages moved, one of them changed.',
    ])
    expect(told('Alpha beta kappa.', 'Delta epsilon theta.')).toEqual([
      '2 passages déplacés et modifiés.',
      '2 passages moved and changed.',
    ])
  })

  test('tells paragraphs that were split and joined', () => {
    const [one, two] = ['One is here. Two is there.', 'Three is gone.']
    const split = compareTexts(`${one} ${two}\n\n# A\n`, `${one}\n\n${two}\n\n# A\n`)
    expect(summarise(split, fr)).toBe('Un passage scindé.')
    expect(summarise(split, en)).toBe('One passage split.')
    const joined = compareTexts(`${one}\n\n${two}\n\n# A\n`, `${one} ${two}\n\n# A\n`)
    expect(summarise(joined, fr)).toBe('Des passages réunis en un seul.')
    expect(summarise(joined, en)).toBe('Passages joined into one.')
  })

  test('is short enough for the screen', () => {
    for (const [, after, french, english] of summaries) {
      expect(french.length).toBeLessThanOrEqual(220)
      expect(english.length).toBeLessThanOrEqual(190)
      expect(after).toBeTypeOf('function')
    }
  })
})

const meal = '| 19:50 | 70\u00A0min | Repas debout et marché des projets | Tous |\n'
const sentences: readonly (readonly [
  string,
  () => string,
  readonly string[],
  readonly string[],
])[] = [
  [
    'a shorter step and a new one',
    ideas.needsAtOnce,
    [
      'changed 21:30, «‹›Premier tour de table en équipe‹›»·: dure 20·min au lieu de 30·min',
      'added 21:50, «‹›Mise en ligne des besoins du projet‹›»·: étape ajoutée, 10·min, Prise de notes',
      'day Vendredi finit toujours à 22:00 (4·h)',
    ],
    [
      'changed 21:30, “Premier tour de table en équipe”: lasts 20·min instead of 30·min',
      'added 21:50, “Mise en ligne des besoins du projet”: step added, 10·min, Prise de notes',
      'day Vendredi still ends at 22:00 (4·h)',
    ],
  ],
  [
    'a day that ends earlier',
    shorter,
    [
      'changed 17:30, «‹›Point d’étape croisé·: une équipe en écoute une autre‹›»·: dure 15·min au lieu de 45·min',
      'day Samedi finit à 17:45, 30·min plus tôt (8·h·45)',
    ],
    [
      'changed 17:30, “Point d’étape croisé·: une équipe en écoute une autre”: lasts 15·min instead of 45·min',
      'day Samedi ends at 17:45, 30·min earlier (8·h·45)',
    ],
  ],
  [
    'a step that is gone and those that shift',
    () => demoText([saturday, ''], ['| 17:30 | 45\u00A0min |', '| 16:00 | 45\u00A0min |']),
    [
      'removed 16:00, «‹›Ronde des personnes-ressources, 15·min par équipe‹›»·: étape retirée, 1·h·30, Coordination',
      'shifted Une autre étape commence 1·h·30 plus tôt',
      'day Samedi finit à 16:45, 1·h·30 plus tôt (7·h·45)',
    ],
    [
      'removed 16:00, “Ronde des personnes-ressources, 15·min par équipe”: step removed, 1·h·30, Coordination',
      'shifted One other step starts 1·h·30 earlier',
      'day Samedi ends at 16:45, 1·h·30 earlier (7·h·45)',
    ],
  ],
  [
    'who leads a step now, and a step under another name',
    () =>
      demoText(
        [saturday, saturday.replace('Coordination', 'Facilitation')],
        ['| Café et rappel du cadre |', '| Café et météo |'],
      ),
    [
      'changed 09:00, «‹›Café et météo‹›»·: remplace «‹›Café et rappel du cadre‹›»',
      'changed 16:00, «‹›Ronde des personnes-ressources, 15·min par équipe‹›»·: animation par Facilitation au lieu de Coordination',
      'day Samedi finit toujours à 18:15 (9·h·15)',
    ],
    [
      'changed 09:00, “Café et météo”: takes the place of “Café et rappel du cadre”',
      'changed 16:00, “Ronde des personnes-ressources, 15·min par équipe”: led by Facilitation instead of Coordination',
      'day Samedi still ends at 18:15 (9·h·15)',
    ],
  ],
  [
    'steps that changed places',
    () =>
      demoText([
        `${meal}| 21:00 | 30\u00A0min | Formation des équipes | Coordination |\n`,
        `| 19:50 | 30\u00A0min | Formation des équipes | Coordination |\n${meal.replace('19:50', '20:20')}`,
      ]),
    [
      'moved 19:50, «‹›Formation des équipes‹›»·: étape déplacée, commence à 19:50 au lieu de 21:00',
      'shifted Une autre étape commence 30·min plus tard',
      'day Vendredi finit toujours à 22:00 (4·h)',
    ],
    [
      'moved 19:50, “Formation des équipes”: step moved, starts at 19:50 instead of 21:00',
      'shifted One other step starts 30·min later',
      'day Vendredi still ends at 22:00 (4·h)',
    ],
  ],
  [
    'a gap that a step leaves, of two pauses the one it is',
    () => demoText(['| 15:45 | 15\u00A0min | Pause | Tous |\n', '']),
    [
      'removed 15:45, «‹›Pause‹›»·: étape retirée, 15·min, Tous',
      'shifted 15·min sans étape avant «‹›Ronde des personnes-ressources, 15·min par équipe‹›»',
      'day Samedi finit toujours à 18:15 (9·h au lieu de 9·h·15)',
    ],
    [
      'removed 15:45, “Pause”: step removed, 15·min, Tous',
      'shifted 15·min without a step before “Ronde des personnes-ressources, 15·min par équipe”',
      'day Samedi still ends at 18:15 (9·h instead of 9·h·15)',
    ],
  ],
  [
    'a step that runs into the next one',
    () => demoText(['| 15:45 | 15\u00A0min | Pause', '| 15:45 | 25\u00A0min | Pause']),
    [
      'changed 15:45, «‹›Pause‹›»·: dure 25·min au lieu de 15·min',
      'shifted «‹›Ronde des personnes-ressources, 15·min par équipe‹›» commence 10·min avant la fin de l’étape précédente',
      'day Samedi finit toujours à 18:15 (9·h·25 au lieu de 9·h·15)',
    ],
    [
      'changed 15:45, “Pause”: lasts 25·min instead of 15·min',
      'shifted “Ronde des personnes-ressources, 15·min par équipe” starts 10·min before the step above it ends',
      'day Samedi still ends at 18:15 (9·h·25 instead of 9·h·15)',
    ],
  ],
  [
    'a step that goes on under a like name, and one beside another one',
    () =>
      demoText(
        ['Atelier 2\u00A0: décrire la valeur', 'Atelier 2\u00A0: écrire la valeur'],
        [
          '| 09:30 | 90\u00A0min | Atelier 1',
          '| 09:30 | 90\u00A0min | Visite | Tous |\n| 09:30 | 90\u00A0min | Atelier 1',
        ],
      ),
    [
      'added 09:30, «‹›Visite‹›»·: étape ajoutée, 1·h·30, Tous, en parallèle',
      'changed 11:15, «‹›Atelier 2·: écrire la valeur d’usage‹›»·: s’appelait «‹›Atelier 2·: décrire la valeur d’usage‹›»',
      'day Samedi finit toujours à 18:15 (9·h·15)',
    ],
    [
      'added 09:30, “Visite”: step added, 1·h·30, Tous, in parallel',
      'changed 11:15, “Atelier 2·: écrire la valeur d’usage”: was called “Atelier 2·: décrire la valeur d’usage”',
      'day Samedi still ends at 18:15 (9·h·15)',
    ],
  ],
  [
    'a step that went to another day',
    () =>
      demoText(
        [saturday, ''],
        ['| 17:30 | 45\u00A0min |', '| 16:00 | 45\u00A0min |'],
        ['| 17:15 | 45\u00A0min |', `${saturday.replace('16:00', '17:15')}| 18:45 | 45\u00A0min |`],
      ),
    [
      'shifted Une étape commence 1·h·30 plus tôt',
      'day Samedi finit à 16:45, 1·h·30 plus tôt (7·h·45)',
      'moved 17:15, «‹›Ronde des personnes-ressources, 15·min par équipe‹›»·: étape déplacée depuis samedi, commence à 17:15 au lieu de 16:00',
      'shifted Une autre étape commence 1·h·30 plus tard',
      'day Dimanche finit à 19:30, 1·h·30 plus tard (10·h)',
    ],
    [
      'shifted One step starts 1·h·30 earlier',
      'day Samedi ends at 16:45, 1·h·30 earlier (7·h·45)',
      'moved 17:15, “Ronde des personnes-ressources, 15·min par équipe”: step moved from Samedi, starts at 17:15 instead of 16:00',
      'shifted One other step starts 1·h·30 later',
      'day Dimanche ends at 19:30, 1·h·30 later (10·h)',
    ],
  ],
  ['nothing of days that stay', ideas.joinProject, [], []],
]

describe('the agenda in sentences', () => {
  test.each(sentences)('tells %s', (_, after, french, english) => {
    const comparison = compareTexts(demoText(), after())
    const told = (phrases: Phrases) =>
      agendaSentences(comparison, phrases).map(({ kind, text }) => `${kind} ${visible(text)}`)
    expect(told(fr)).toEqual(french)
    expect(told(en)).toEqual(english)
  })

  const table = (...rows: readonly string[]) =>
    ['| Time | Duration | Step |', '| --- | --- | --- |', ...rows].join('\n')
  const told = (before: string, after: string) =>
    agendaSentences(compareTexts(before, after), en).map(({ text }) => visible(text))

  test('tells once of a whole day that begins at another time', () => {
    const day = (first: string, second: string) =>
      `## Monday morning\n\n${table(`| ${first} | 30 min | Talk |`, `| ${second} | 30 min | Eat |`)}\n`
    const comparison = compareTexts(day('9:00', '9:30'), day('9:15', '9:45'))
    expect(agendaSentences(comparison, en).map(({ text }) => visible(text))).toEqual([
      'All steps start 15·min later',
      'Monday morning ends at 10:15, 15·min later (1·h)',
    ])
  })

  test('says of a day without hours how long it lasts, and nothing of one without lengths', () => {
    expect(told(table('| | 30 min | Talk |'), table('| | 30 min | New talk |'))).toEqual([
      '“New talk”: was called “Talk”',
      'The day still lasts 30·min',
    ])
    expect(told(table('| | | Talk |'), table('| | | Eat |'))).toEqual([
      '“Eat”: takes the place of “Talk”',
    ])
  })

  test('keeps the steps of days with one name apart', () => {
    const days = (minutes: number) =>
      `## Day\n\n${table('| 9:00 | 30 min | Talk |')}\n\nOr:\n\n${table(`| 9:00 | ${minutes} min | Talk |`)}\n`
    expect(told(days(30), days(45))).toEqual([
      '09:00, “Talk”: lasts 45·min instead of 30·min',
      'Day ends at 09:45, 15·min later (45·min)',
    ])
  })

  test('does not take a pause of one day for the one of another day', () => {
    const days = (first: readonly string[], second: readonly string[]) =>
      `## Monday\n\n${table('| 9:00 | 60 min | Talk |', ...first)}\n\n## Tuesday\n\n${table('| 9:00 | 60 min | Walk |', ...second)}\n`
    const [noon, pause] = ['| 10:15 | 30 min | Vote |', '| 10:00 | 15 min | Pause |']
    expect(told(days([pause, noon], [pause]), days([noon], [pause]))[0]).toBe(
      '10:00, “Pause”: step removed, 15·min',
    )
  })
})
