export const messages = {
  came: '{n} passage écrit ici sans connexion a rejoint le brouillon. | {n} passages écrits ici sans connexion ont rejoint le brouillon.',
  cut: 'Ce que vous aviez supprimé ici sans connexion l’est maintenant dans le brouillon.',
  waiting:
    '{n} passage écrit ici sans connexion n’est pas dans ce brouillon. | {n} passages écrits ici sans connexion ne sont pas dans ce brouillon.',
  see: 'Voir',
  title: 'Écrit sur cet appareil',
  cameTitle: 'Maintenant dans le brouillon',
  cameLede:
    'Ces passages contiennent ce que vous avez écrit ici sans connexion. Ce que d’autres ont écrit entre-temps y est aussi.',
  goTo: 'Aller au passage',
  homelessTitle: 'Sans place dans le brouillon',
  homelessLede:
    'D’autres ont supprimé ou réécrit entre-temps ce que vous modifiiez ici. Rien n’a été remplacé : voici vos mots, tels que vous les aviez écrits.',
  seen: 'C’est vu, ne plus montrer',
  endedTitle: '« {title} », le {when}',
  ended: 'Ce brouillon a été publié ou supprimé avant que ces passages n’y arrivent.',
  older:
    'L’éditeur a changé depuis : ces passages ne sont pas entrés d’eux-mêmes dans le brouillon.',
  copy: 'Copier les passages',
  copied: 'Copié',
  take: 'Reprendre ici',
  took: 'Repris dans le brouillon',
  begin: 'Commencer un texte avec',
  drop: 'Jeter',
  days: 'Ces mots ne sont que sur cet appareil, et pour vous seul. Ils y restent au plus {n} jours, ou jusqu’à votre déconnexion, qui le demande d’abord.',
  unsentTitle: 'Des mots ne sont que sur cet appareil',
  unsentText:
    'Ils ont été écrits ici sans connexion et n’ont pas rejoint leur brouillon. Vous déconnecter les supprime. Pour les garder, restez et ouvrez l’éditeur de ces textes : ils partiront.',
  unsentPassages: '{n} passage | {n} passages',
  unsentStay: 'Rester',
  unsentLeave: 'Supprimer et se déconnecter',
}
