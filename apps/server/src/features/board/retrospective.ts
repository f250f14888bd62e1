import {
  languageOfTag,
  defaultLanguage,
  retrospective as toSection,
  type ToldColumn,
} from '@forkshop/domain'
import { sentencesIn } from '../../base/sentences.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { viewRun } from '../run/view-run.ts'
import {
  readBoard,
  readCards,
  readDots,
  readGroups,
  type Board,
  type CardRow,
} from './board-rows.ts'
import type { Voice } from './board-voice.ts'

/** The closing circle of an event as a section of its text, in the language of its page. */
export async function sectionOf(services: Services, voice: Voice): Promise<string> {
  const { database } = services
  const { event, actor } = voice
  const role = actor.kind === 'account' ? 'member' : actor.kind
  const [board, cards, groups, dots, run] = await Promise.all([
    readBoard(database, event.id),
    readCards(database, event.id),
    readGroups(database, event.id),
    readDots(database, event.id),
    viewRun(services, event, { actor, role, since: null }),
  ])
  const counts = new Map<string, number>()
  for (const { card, count } of dots) counts.set(card, (counts.get(card) ?? 0) + count)
  const steps = new Map(run.steps.map(({ id, step }) => [id, step]))
  const said = (card: CardRow) => ({
    text: card.words,
    step: (card.step === null ? undefined : steps.get(card.step)) ?? null,
    name: card.name,
    dots: counts.get(card.id) ?? 0,
  })
  const shown = cards.filter(({ hidden }) => hidden === null)
  const words = sentencesIn(languageOfTag(event.lang) ?? defaultLanguage)
  const columns = board.columns.map((column): ToldColumn => {
    const here = shown.filter(({ place }) => place === column.id)
    const inGroup = (id: string) => here.filter(({ pile }) => pile === id).map(said)
    return {
      title: titleOf(event, column),
      groups: groups
        .filter(({ place }) => place === column.id)
        .map(({ id, title }) => ({ title, cards: inGroup(id) }))
        .filter(({ cards: inside }) => inside.length > 0),
      cards: here.filter(({ pile }) => pile === null).map(said),
    }
  })
  return toSection(columns, {
    title: words.t('board.title'),
    dots: (count) => words.t('board.dots', count),
  })
}

/** Whether a board holds cards that a retrospective tells. */
export async function hasCards(
  { database }: Services,
  { event }: Pick<Voice, 'event'>,
): Promise<boolean> {
  return (await readCards(database, event.id)).some(({ hidden }) => hidden === null)
}

function titleOf({ lang }: PageRow, { id, title }: Board['columns'][number]): string {
  const { t } = sentencesIn(languageOfTag(lang) ?? defaultLanguage)
  return title ?? t(id === 'worked' ? 'board.worked' : 'board.change')
}
