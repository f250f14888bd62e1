import type { Language } from '@forkshop/domain'
import type { CheckProblem } from './problem.ts'

/** A problem as one line for people. */
export function tellProblem({ code, page, detail }: CheckProblem, language: Language): string {
  const place = page === null ? '' : `${page}${language === 'fr' ? '\u00A0: ' : ': '}`
  return `${place}${sentences[language][code](detail)}`
}

/** How a check ends. */
export function tellEnd(
  { pages, problems }: { readonly pages: number; readonly problems: number },
  language: Language,
): string {
  return ends[language](pages, problems)
}

const ends = {
  en: (pages: number, problems: number) =>
    problems === 0 ? `All is well. Pages: ${pages}.` : `Problems: ${problems}. Pages: ${pages}.`,
  fr: (pages: number, problems: number) =>
    problems === 0
      ? `Tout va bien. Pages\u00A0: ${pages}.`
      : `Problèmes\u00A0: ${problems}. Pages\u00A0: ${pages}.`,
} as const

type Sentences = Readonly<Record<CheckProblem['code'], (detail: string) => string>>

const en: Sentences = {
  fsck: (detail) => `git fsck, lineage ${detail}`,
  'missing-object': (detail) => `git lacks the object of ${detail}`,
  'missing-meta': (detail) => `git lacks ${detail}`,
  'missing-text': (detail) => `no text in ${detail}`,
  'broken-meta': (detail) => `${detail} cannot be read`,
  unreadable: (detail) => `cannot be read: ${detail}`,
  'index-differs': (detail) => `the index of commits differs from git: ${detail}`,
  'records-missing': (detail) =>
    `${detail} is not there; forkshop check --rebuild makes the records again from git`,
  'records-damaged': (detail) => `the records are damaged: ${detail}`,
  'row-missing': (detail) => `git has this page, the records have not (${detail})`,
  'page-missing': (detail) => `the records have this page, git has not (${detail})`,
  'row-differs': (detail) => `the records differ from git in ${detail}`,
  'slugs-differ': (detail) => `the addresses differ from those in git: ${detail}`,
  'maintainers-differ': (detail) => `the maintainers differ from those in git: ${detail}`,
  'maintainer-unknown': (detail) => `there is no account of the maintainer ${detail}`,
  'origin-missing': (detail) => `it was forked from a revision that is not there: ${detail}`,
  'version-differs': (detail) => `version ${detail} differs between the records and git`,
  'proposal-missing': (detail) => `git has proposal ${detail}, the records have not`,
  'proposal-lost': (detail) => `the records have proposal ${detail}, git has not`,
  'proposal-differs': (detail) => `proposal ${detail} differs between the records and git`,
  'import-missing': (detail) => `the records do not know that it was imported from ${detail}`,
  'search-differs': () => 'what search knows of it is out of date',
  'words-unread': () =>
    'its text takes long to read: search has its title and fields, a running server reads the rest later',
  'media-missing': (detail) => `a picture is missing: ${detail}`,
  'draft-base-missing': (detail) => `a draft starts from a revision that is not there: ${detail}`,
  'anchor-missing': (detail) => `an idea is tied to a revision that is not there: ${detail}`,
  'idea-differs': (detail) => `idea ${detail} leads to a proposal or an idea that is not there`,
  'intent-left': (detail) => `work that was cut short and not finished: ${detail}`,
}

const fr: Sentences = {
  fsck: (detail) => `git fsck, lignée ${detail}`,
  'missing-object': (detail) => `git n’a pas l’objet de ${detail}`,
  'missing-meta': (detail) => `git n’a pas ${detail}`,
  'missing-text': (detail) => `pas de texte dans ${detail}`,
  'broken-meta': (detail) => `${detail} est illisible`,
  unreadable: (detail) => `illisible\u00A0: ${detail}`,
  'index-differs': (detail) => `l’index des révisions diffère de git\u00A0: ${detail}`,
  'records-missing': (detail) =>
    `${detail} est absent\u00A0; forkshop check --rebuild refait les enregistrements à partir de git`,
  'records-damaged': (detail) => `les enregistrements sont abîmés\u00A0: ${detail}`,
  'row-missing': (detail) => `git a cette page, les enregistrements ne l’ont pas (${detail})`,
  'page-missing': (detail) => `les enregistrements ont cette page, git ne l’a pas (${detail})`,
  'row-differs': (detail) => `les enregistrements diffèrent de git\u00A0: ${detail}`,
  'slugs-differ': (detail) => `les adresses diffèrent de celles de git\u00A0: ${detail}`,
  'maintainers-differ': (detail) => `les responsables diffèrent de ceux de git\u00A0: ${detail}`,
  'maintainer-unknown': (detail) => `le compte responsable ${detail} n’existe pas`,
  'origin-missing': (detail) => `son origine est absente\u00A0: ${detail}`,
  'version-differs': (detail) => `la version ${detail} diffère entre les enregistrements et git`,
  'proposal-missing': (detail) =>
    `git a la proposition ${detail}, les enregistrements ne l’ont pas`,
  'proposal-lost': (detail) => `les enregistrements ont la proposition ${detail}, git ne l’a pas`,
  'proposal-differs': (detail) =>
    `la proposition ${detail} diffère entre les enregistrements et git`,
  'import-missing': (detail) =>
    `les enregistrements ignorent qu’elle vient de la reprise de ${detail}`,
  'search-differs': () => 'ce qu’en sait la recherche n’est plus à jour',
  'words-unread': () =>
    'son texte est long à lire\u00A0: la recherche en a le titre et les champs, un serveur en marche lira le reste',
  'media-missing': (detail) => `une image manque\u00A0: ${detail}`,
  'draft-base-missing': (detail) =>
    `un brouillon part d’un état enregistré qui n’existe pas\u00A0: ${detail}`,
  'anchor-missing': (detail) =>
    `une idée est liée à un état enregistré qui n’existe pas\u00A0: ${detail}`,
  'idea-differs': (detail) =>
    `l’idée ${detail} mène à une proposition ou à une idée qui n’existe pas`,
  'intent-left': (detail) => `un travail interrompu n’a pas été achevé\u00A0: ${detail}`,
}

const sentences: Readonly<Record<Language, Sentences>> = { en, fr }
