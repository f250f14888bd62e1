import { readFileSync } from 'node:fs'

const demo = readFileSync(new URL('../../../../demo/48h-chrono.fr.md', import.meta.url), 'utf8')

/** The French demo page, with passages replaced; each must be found exactly once. */
export function demoText(...replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((text, [find, replace]) => {
    if (text.split(find).length !== 2) throw new Error(`not found once: ${find}`)
    return text.replace(find, () => replace)
  }, demo)
}

const friday = '| 21:30 | 30\u00A0min | Premier tour de table en équipe | Facilitation |\n'
const sunday = '| 13:45 | 90\u00A0min | Préparation des restitutions | Facilitation |\n'
export const saturday =
  '| 16:00 | 90\u00A0min | Ronde des personnes-ressources, 15\u00A0min par équipe | Coordination |\n'

/** The four ideas of the first event, each as a change of the demo page. */
export const ideas = {
  joinProject: () =>
    demoText([
      'Chaque porteur décide seul de la suite à donner et garde le contact avec les membres de son équipe qui lui ont laissé une adresse.',
      'À la clôture, toute personne inscrite peut rejoindre le projet de son choix et poursuivre l’échange dans l’espace de discussion de sa fiche.',
    ]),
  needsAtOnce: () =>
    demoText(
      [
        friday,
        `${friday.replace('30\u00A0min', '20\u00A0min')}| 21:50 | 10\u00A0min | Mise en ligne des besoins du projet | Prise de notes |\n`,
      ],
      [
        'les hypothèses à vérifier et la liste des personnes présentes.',
        'les hypothèses à vérifier, les besoins publiés et la liste des initiatives proches et la liste des personnes présentes.',
      ],
    ),
  taskBoard: () =>
    demoText([
      sunday,
      `${sunday.replace('90\u00A0min', '60\u00A0min')}| 14:45 | 30\u00A0min | Ouvrir le tableau de tâches et y poser cinq petites actions | Prise de notes |\n`,
    ]),
  firstBricks: () =>
    demoText(
      [
        '  - { key: scribe,',
        '  - { key: maker, label: "Bricoleur, designer ou développeur", count: 1 par équipe }\n  - { key: scribe,',
      ],
      [
        '| Prise de notes | Tient la fiche',
        '| Bricoleur, designer ou développeur | Fabrique la première brique avec l’équipe | 1 par équipe |\n| Prise de notes | Tient la fiche',
      ],
      [
        saturday,
        saturday.replace(
          'Ronde des personnes-ressources, 15\u00A0min par équipe',
          'Atelier de fabrication : une première brique par équipe',
        ),
      ],
    ),
}
