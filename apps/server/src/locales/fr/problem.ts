/** What a refusal tells, named by `ProblemError`. */
export const messages = {
  'sign-in-needed': 'Connectez-vous pour continuer.',
  'sign-in-failed': 'L’adresse ou le mot de passe est inexact.',
  'account-banned': 'Ce compte est bloqué.',
  'right-missing': 'Vous n’avez pas le droit de faire cela ici.',
  'admin-needed': 'Seule une personne qui administre le site peut le faire.',
  'scope-missing': 'Le jeton d’accès n’a pas la portée « {scope} ».',
  'session-needed': 'Un jeton d’accès ne permet pas cela. Connectez-vous.',
  'token-invalid': 'Le jeton d’accès est inconnu ou a expiré.',
  'token-page': 'Le jeton d’accès ne vaut pas pour cette page.',
  'token-expiry': 'La date d’expiration doit être à venir.',
  'foreign-origin': 'La demande vient d’un autre site.',
  'page-not-found': 'Il n’y a pas de page à cette adresse.',
  'no-original': 'Cette page n’en traduit aucune que tout le monde puisse lire.',
  'page-gone': 'Cette page a été supprimée.',
  'idea-settled': 'Le sort de cette idée est décidé : on ne la soutient plus.',
  'id-taken': 'Cet identifiant est celui d’autre chose.',
  'slug-taken': 'L’adresse « {slug} » est déjà prise.',
  'route-not-found': 'Cet appel n’existe pas.',
  'body-utf8': 'L’octet {position} du corps n’est pas de l’UTF-8.',
  'body-nul': 'L’octet {position} du corps est NUL.',
  'body-broken': 'Le contenu de la demande est illisible.',
  'body-too-large': 'La demande dépasse {bytes} octets.',
  'text-too-large': 'Un texte peut avoir au plus 1 Mo.',
  'text-too-heavy': 'Ce texte est trop long à lire. Rien n’est perdu ; raccourcissez-le.',
  'upload-missing': 'Envoyez un fichier dans le champ « file ».',
  'file-too-large': 'Un fichier peut avoir au plus 5 Mo.',
  'import-not-found': 'Cette reprise n’existe pas.',
  'import-not-planned':
    'Cette reprise n’attend plus aucun choix : elle a commencé, a été arrêtée ou date de plus d’un jour.',
  'import-said': 'Reprise : genre, langue et licence',
  'import-too-large': 'Un fichier à reprendre peut avoir au plus 200 Mo.',
  import: {
    address:
      '« {subject} » n’est pas une adresse de reprise : elle doit commencer par https:// ou http:// et ne contenir ni nom ni mot de passe.',
    archive:
      'Ce fichier ne se lit pas ({subject}). On peut reprendre du .docx, du HTML, du Markdown, un zip de ces fichiers ou un bundle git.',
    empty: 'Il n’y a rien à reprendre là.',
    git: 'git n’a pas pu le lire : {subject}.',
    encrypted:
      '« {subject} » est protégé par un mot de passe, ou c’est un ancien fichier .doc. Ouvrez-le dans son logiciel et enregistrez-le en .docx, sans mot de passe.',
    unreadable:
      '« {subject} » n’est pas ce que son nom dit, ou il est abîmé : on n’a pas pu le lire.',
    'not-found': 'Aucun dépôt git ne répond à « {subject} ».',
    path: 'Un de ses fichiers porte un nom refusé : « {subject} ».',
    'private-network':
      '« {subject} » est dans un réseau privé. La reprise ne se fait que depuis des adresses publiques.',
    'too-large': 'C’est trop volumineux ({subject}).',
    'too-many': 'Il y a trop de fichiers ou de modifications (plus de {subject}).',
    'too-slow': 'Cela a pris trop de temps.',
    interrupted: 'Le serveur s’est arrêté entre-temps. Rien n’a été repris ; recommencez.',
    internal: 'Une erreur est survenue sur le serveur. Rien n’a été repris.',
    'no-room': 'Le disque de ce serveur est plein. Rien n’a été repris.',
    'no-git': 'Ce serveur n’a pas le programme git, dont la reprise a besoin.',
  },
  'key-reused': 'Cette clé Idempotency-Key a servi à une autre demande.',
  'key-invalid': 'Une clé Idempotency-Key a de 1 à 200 caractères visibles.',
  'too-many-requests': 'Trop de demandes. Réessayez dans {seconds} secondes.',
  'too-many-guesses':
    'Trop d’essais avec ce compte. Réessayez dans {minutes} minutes, ou depuis un appareil où vous vous êtes déjà connecté.',
  'link-invalid': 'Ce lien a déjà servi ou a expiré.',
  'mail-not-sent': 'Ce site n’envoie pas de courriel.',
  'message-not-found': 'Ce message n’existe pas, ou plus.',
  'message-over': 'Ce message est parti, ou ce à quoi il mène n’est plus valable.',
  'unsubscribe-unknown': 'Ce lien ne met fin à aucun message.',
  'password-wrong': 'Ce n’est pas le mot de passe.',
  'email-taken': 'Un compte existe déjà avec cette adresse.',
  'email-other': 'L’invitation vaut pour une autre adresse.',
  'invite-other-account': 'Cette invitation vaut pour une autre adresse que celle de votre compte.',
  'name-unseen': 'Ce nom n’a rien qui se voie. Écrivez-le avec des lettres.',
  'name-of-admin':
    'Ce nom se confond avec celui d’une personne qui administre le site. Ajoutez-y une initiale, par exemple.',
  'email-invalid': 'Ce n’est pas une adresse électronique.',
  'account-fields-missing': 'Il faut un nom, une adresse et un mot de passe.',
  'registration-closed': 'Il faut une invitation pour créer un compte.',
  'invitations-closed': 'Il n’est pas possible de créer un compte pour l’instant.',
  'user-not-found': 'Ce compte n’existe pas.',
  'own-account': 'Vous ne pouvez pas retirer vos propres droits.',
  'own-password': 'Changez votre propre mot de passe sur la page de votre compte.',
  'calendar-not-found': 'Ce calendrier n’existe pas, ou plus.',
  'title-needed': 'Une page a besoin d’un titre avant d’être publiée.',
  'start-source': 'Donnez un texte pour commencer, ou la page et la version dont il vient.',
  'translation-same': 'Cette page est déjà dans cette langue. Choisissez-en une autre.',
  'translation-exists': 'Cette page existe déjà dans cette langue\u00a0: «\u00a0{title}\u00a0».',
  'origin-gone':
    'La page dont ce texte est parti n’existe plus, ou n’est pas pour vous. Faites-en un texte à vous.',
  'too-many-starts':
    'Vous avez beaucoup de textes qui n’ont pas encore de page. Publiez-en, ou jetez-en.',
  'too-many-people': 'Au plus {n} personnes écrivent dans un texte qui n’a pas encore de page.',
  'draft-has-page': 'Les personnes de ce brouillon sont celles de sa page.',
  'too-many-favourites': 'Une personne garde {n} pages au plus sur son étagère.',
  'last-admin':
    'Vous êtes la seule personne qui administre ce site. Donnez d’abord l’administration à quelqu’un d’autre.',
  'person-gone': 'Ce compte a été supprimé.',
  'too-many-watches': 'Une personne suit {n} pages, types et mots-clés au plus.',
  'watched-not-found': 'Il n’y a pas de tel type de page à suivre.',
  'too-many-calendars': 'Une personne a {n} calendriers au plus.',
  'feed-not-found': 'Ce flux n’existe pas, ou plus.',
  'too-many-feeds': 'Une personne a {n} flux secrets au plus.',
  'token-not-found': 'Ce jeton d’accès n’existe pas.',
  'unknown-revision': 'La page n’a pas de révision « {at} ».',
  'unknown-version': 'La page n’a pas de version {version}.',
  'unknown-passage': 'Le texte n’a pas ce passage.',
  'passage-too-long': 'C’est trop long pour un passage. Choisissez moins de texte.',
  'version-withdrawn': 'La version {version} a déjà été retirée.',
  'text-invalid': 'Le texte ne peut pas être publié tel quel.',
  'no-room':
    'Le disque de ce serveur est plein : rien de nouveau ne peut être gardé avant que la personne qui l’administre fasse de la place.',
  'library-damaged':
    'Une partie de cette page est illisible sur le disque de ce serveur. La personne qui l’administre la trouve avec « forkshop check ».',
  'library-busy':
    'Beaucoup de personnes écrivent ici en ce moment. Rien n’a changé ; réessayez dans {seconds} secondes.',
  'busy-page': 'D’autres personnes modifient cette page en ce moment. Réessayez dans un instant.',
  'unknown-base': 'Le texte part d’une révision que cette page n’a pas.',
  'slug-invalid':
    '« {slug} » ne peut pas être une adresse : minuscules, chiffres et traits d’union simples.',
  'release-license':
    'La page d’origine est sous {license}, qui ne permet pas la licence de celle-ci. Permis\u00a0: {instead}.',
  'release-no-license':
    'La page d’origine est sous {license}, qui ne permet aucune version modifiée. Il faut l’accord de ses auteurs, dit sur leur page.',
  'release-incomplete': 'Il manque au texte ce qu’il faut pour une version.',
  'first-revision': 'La première révision ne peut pas être annulée. Supprimez plutôt la page.',
  'not-published': 'Cette révision n’a jamais été le texte de la page.',
  'visibility-shared': 'Une page qui a des variantes ou une origine garde sa visibilité.',
  'last-maintainer': 'Désignez une autre personne avant que la dernière ne parte.',
  'not-a-picture': 'Seules des images peuvent être envoyées : png, jpeg, webp ou gif.',
  'page-media-full': 'Les images d’une page peuvent peser au plus 50 Mo ensemble.',
  'media-not-found': 'La page n’a pas cette image.',
  'photograph-not-found': 'Cette photo n’existe pas, ou plus.',
  'photograph-missing': 'Envoyez la photo dans un formulaire, champ « file ».',
  'photograph-kind': 'Seules des photos peuvent être envoyées : JPEG, PNG ou WebP.',
  'photograph-heic':
    'Les photos au format HEIC ne sont pas acceptées. Réglez l’appareil sur « le plus compatible », ou enregistrez-la en JPEG.',
  'photograph-broken':
    'Cette photo ne s’ouvre pas : elle est abîmée, trop grande, ou n’est pas arrivée entière.',
  'photographs-of-idea': 'Une idée a au plus {n} photos.',
  'photographs-of-person':
    'Une personne envoie au plus {n} photos, et pas plus de 15 Mo en tout. Reprenez-en une pour en envoyer une autre.',
  'photographs-of-event': 'Il y a déjà {n} photos ici, ou 150 Mo : il n’en est plus accepté.',
  'photograph-no-licence': 'La page n’indique aucune licence : il n’y en a pas à accepter.',
  'photograph-not-released': 'Seule une photo publiée peut être mise dans un texte.',
  'photograph-not-agreed':
    'La personne qui l’a envoyée n’a pas accepté la licence, ou n’a pas dit que les personnes visibles sont d’accord.',
  'photograph-other-licence':
    'La personne qui l’a envoyée a accepté {licence} ; la page est sous une autre licence.',
  'cursor-invalid': 'Ce curseur n’est pas celui de cette liste.',
  'side-invalid': 'Nommez une page et une version, comme page@1.0.',
  'checkpoint-not-found': 'Cet état du brouillon n’existe plus.',
  'loss-not-found': 'Ces mots ne sont plus proposés.',
  'loss-of-others': 'Seule la personne qui a écrit ces mots peut les écarter.',
  'checkpoint-too-far':
    'La page a trop changé depuis cet état pour qu’il revienne de lui-même. Copiez-en ce qu’il vous faut.',
  'draft-another-open':
    'Un autre brouillon de cette page est en cours. Publiez-le ou jetez-le, puis reprenez celui-ci.',
  'draft-not-discarded':
    'Ce brouillon ne peut pas être repris : il a été publié, ou ses trente jours sont passés.',
  'draft-broken':
    'Le brouillon contient quelque chose qui ne peut pas être écrit en texte. Rien n’a été supprimé ; demandez à une personne responsable de regarder.',
  'draft-changed': 'Le brouillon a changé après l’aperçu. Regardez-le de nouveau avant de publier.',
  'draft-decided-on-nothing': 'Indiquez l’état du brouillon sur lequel le texte a été choisi.',
  'draft-closed': 'Ce brouillon a déjà été publié ou jeté.',
  'draft-not-found': 'Ce brouillon n’existe pas.',
  'draft-of-others':
    'D’autres personnes ont écrit dans ce brouillon : seule une personne responsable peut le jeter.',
  'draft-of-its-owner': 'Seule la personne qui a commencé ce texte peut le jeter ou le reprendre.',
  'draft-unsure':
    'Le brouillon n’a pas pu être écrit exactement comme il se présente. Regardez l’aperçu et publiez depuis là.',
  'draft-unresolved':
    'Des passages du brouillon sont encore à trancher. Choisissez pour chacun ce qu’il dira.',
  'nothing-to-bring-in': 'Le brouillon contient déjà ce que dit la page.',
  'note-changed':
    'Quelqu’un a changé cette note entre-temps\u202f; elle est ci-dessous. Enregistrez encore pour la remplacer.',
  'upstream-itself': 'Une page ne reprend rien d’elle-même.',
  'upstream-no-origin': 'Cette page n’est issue d’aucune autre que vous puissiez lire.',
  'upstream-other-lineage':
    'Ces deux pages n’ont pas d’histoire commune : rien ne peut être repris passage par passage.',
  'upstream-other-language':
    'Cette page est dans une autre langue : rien ne peut être repris mot à mot.',
  'upstream-changed':
    'L’une des deux pages a changé depuis, ou quelqu’un a déjà décidé. Regardez de nouveau les changements.',
  'too-many-kept': 'Une page garde au plus {n} décisions de ce genre.',
  'kept-not-found': 'Cette décision n’existe pas, ou plus.',
  'upstream-conflict':
    'Les deux pages ont changé la même chose. Reprenez-la dans le brouillon de votre page, et décidez là.',
  'upstream-facts':
    'Les deux pages ont changé le même champ, ou tant de choses que seul l’ensemble peut être décidé. Choisissez la valeur à garder.',
  'nothing-changed': 'Le texte ne change rien.',
  'decided-on-nothing':
    'Indiquez l’état de la proposition et celui de la page entre lesquels le texte a été choisi.',
  'not-your-proposal': 'Seule la personne qui a fait la proposition peut la modifier.',
  'page-changed-meanwhile':
    'La page a changé depuis que vous l’avez regardée. Regardez de nouveau avant de décider.',
  'proposal-changed':
    'La proposition a changé depuis que vous l’avez regardée. Regardez-la de nouveau.',
  'proposal-not-found': 'Cette page n’a pas de proposition {number}.',
  'proposal-not-open': 'La proposition {number} est déjà tranchée.',
  'offer-not-found': 'Cette proposition d’invité n’existe pas.',
  'offer-decided': 'Quelqu’un s’est déjà prononcé.',
  'offer-for-guests': 'Vous avez un compte : proposez le changement directement.',
  'offers-full':
    'Beaucoup de propositions attendent d’être lues ici. Revenez quand l’équipe aura avancé.',
  'proposal-source': 'Donnez le texte, ou la page et la version d’où le prendre.',
  'follow-not-found': 'Ce lien ne mène nulle part, ou on y a mis fin.',
  'idea-not-found': 'Cette idée n’existe pas.',
  'thread-not-found': 'Cette discussion n’existe pas, ou n’est plus là.',
  'thread-full': 'Cette discussion ne peut pas être plus longue. Ouvrez-en une autre.',
  'said-not-found': 'Cela n’existe pas, ou n’est plus là.',
  'guest-turned-out': 'L’équipe de cet événement vous a renvoyé·e de la salle.',
  'idea-not-open': 'Cette idée n’est plus ouverte.',
  'guest-elsewhere': 'En tant qu’invité·e, vous ne pouvez parler que de cet événement.',
  'event-not-found': 'Il n’y a pas d’événement à cette adresse.',
  'run-none': 'Rien de cette journée n’a commencé.',
  'run-closed': 'Cette journée est close. Qui la mène peut la rouvrir.',
  'taught-no-difference':
    'Rien dans ces étapes n’a été autrement que prévu, ou le format n’a pas de place pour elles.',
  'taught-unsure':
    'Le texte du format ne peut pas être changé ici sans risque. Proposez le changement dans l’éditeur.',
  'run-not-closed': 'Cette journée n’est pas close.',
  'card-not-found': 'Cette carte n’existe pas, ou n’est plus là.',
  'card-group-not-found': 'Ce groupe n’existe plus.',
  'board-closed': 'Le bilan est clos. Qui mène la journée peut le rouvrir.',
  'cards-own-full': 'Vous avez déjà écrit beaucoup de cartes ici. Changez-en une plutôt.',
  'cards-full': 'Ce tableau est plein.',
  'dots-spent': 'Vous avez {budget} points en tout\u00a0: reprenez-en d’abord ailleurs.',
  'column-in-use': 'Des cartes sont encore dans cette colonne.',
  'retrospective-changed':
    'Le tableau ou le texte a changé depuis cet aperçu. Regardez-le de nouveau.',
  'coming-none': 'On ne s’inscrit pas ici à cet événement.',
  'coming-closed': 'Les inscriptions à cet événement sont closes.',
  'coming-over': 'Cet événement est terminé.',
  'coming-cancelled': 'Cet événement est annulé\u00a0: on ne s’y inscrit plus.',
  'registration-not-found': 'Aucune inscription à ce lien. Il a peut-être été mal recopié.',
  'registration-over':
    'Cette inscription a été annulée ou effacée. Inscrivez-vous de nouveau si vous voulez venir.',
  'room-link-unknown': 'Ce lien n’ouvre aucun écran, ou plus maintenant.',
  'room-link-late': 'Cet événement est terminé\u00a0: un lien vers son écran n’ouvrirait rien.',
  'event-code-unknown': 'Aucun événement ouvert n’a ce code.',
  'event-code-wrong': 'Ce n’est pas le code de l’événement.',
  'event-room-closed': 'L’événement n’accueille plus d’invités.',
  'git-missing': 'Il n’y a pas de programme git sur ce serveur.',
  'git-old-protocol': 'Utilisez git lui-même : cette adresse n’est pas un dossier de fichiers.',
  'git-busy': 'Trop de demandes de git attendent déjà. Réessayez dans une minute.',
  'git-too-slow': 'La demande n’est pas arrivée à temps.',
  'git-not-here': 'Cette page n’a pas de révision {id}.',
  'git-sign-in': 'Connectez-vous : un nom quelconque, et un jeton d’accès comme mot de passe.',
  'push-one-ref': 'Une seule chose à la fois : HEAD:refs/for/main pour proposer.',
  'push-no-delete': 'Un envoi ne supprime rien.',
  'push-unknown-ref':
    'Envoyez vers refs/for/main pour proposer un changement, ou vers refs/heads/main d’une page dont vous êtes responsable.',
  'push-scope-missing':
    'Le jeton d’accès n’a pas la portée « {scope} ». Pour proposer plutôt ce changement : git push origin HEAD:refs/for/main',
  'push-right-missing':
    'Cette page est publiée par celles et ceux qui s’en occupent. Proposez votre changement : git push origin HEAD:refs/for/main',
  'push-option-unknown':
    'Cette option n’est pas connue : {option}. Il y a event=<adresse d’un événement>.',
  'push-no-event': 'Aucun événement {event} n’a joué ni utilisé cette page.',
  'push-event-proposes':
    'Un événement se nomme avec une proposition : git push -o event=… origin HEAD:refs/for/main',
  'push-stale':
    'La page a changé entre-temps. Récupérez-la, posez votre changement dessus et renvoyez.',
  'push-off-line':
    'La révision la plus récente de la page doit rester parmi les premiers parents. Rebasez dessus, ou proposez : HEAD:refs/for/main.',
  'push-unrelated': 'Ceci n’a pas été fait à partir de cette page.',
  'push-nothing-new': 'Le texte est le même que sur la page.',
  'push-published': 'Publié : {url}',
  'push-proposed': 'La proposition {number} est ouverte : {url}',
  'push-proposal-updated': 'La proposition {number} a votre nouveau texte : {url}',
  'push-pack': 'git n’a pas pu lire l’envoi : {subject}',
  'push-not-a-revision': 'Ce n’est pas la révision d’une page : {subject}',
  'push-too-many':
    'Un envoi apporte au plus {subject} révisions. Importez les histoires plus longues.',
  'push-unknown-parent': 'Une révision qui précède celles-ci manque ici : {subject}',
  'push-path':
    'Une page, c’est README.md et un dossier media de simples fichiers ; pas ceci : {subject}',
  'push-no-text': 'Il n’y a pas de README.md dans {subject}.',
  'push-too-large': 'Ceci dépasse 5 Mo : {subject}',
  'push-tree-too-large': 'La liste des fichiers est trop longue : {subject}.',
  'push-commit-too-large':
    'Un message fait au plus 2 000 caractères, et un commit 64 Ko avec tout ce qu’il contient : {subject}.',
  'push-too-many-files': 'Une page a au plus 500 images.',
  'push-page-full': 'Les images d’une page font au plus 50 Mo ensemble.',
  'push-message-length': '{commit} : un message fait au plus 2 000 caractères.',
  'push-title-length': '{commit} : la première ligne d’un message fait au plus 120 caractères.',
  'push-name-length': '{commit} : un nom fait au plus 80 caractères.',
  'push-address-length': '{commit} : une adresse fait au plus 254 caractères.',
  'push-trailer':
    '{commit} : les lignes « {trailer}: » à la fin d’un message sont réservées à Forkshop.',
  'push-utf8': '{commit} : README.md n’est pas en UTF-8 à l’octet {position}.',
  'push-nul': '{commit} : README.md contient un caractère NUL à l’octet {position}.',
  'push-text-too-large': '{commit} : un texte fait au plus 1 Mo.',
  'push-text-invalid': '{commit} : {path} : {message}',
  'push-line-invalid': '{commit} : README.md, ligne {line} : {message}',
  'push-media-type': '{commit} : media/{name} n’est ni png, jpeg, webp, gif, ni pdf.',
  'push-media-name':
    '{commit} : media/{name} porte pour nom son empreinte : media/{right}. Renommez le fichier, et ses liens dans README.md.',
  'push-media-metadata':
    '{commit} : media/{name} contient plus que l’image (le lieu, l’appareil, la personne ou la date). Retirez-le, par exemple avec « exiftool -all= », ou ajoutez l’image dans l’éditeur.',
} as const
