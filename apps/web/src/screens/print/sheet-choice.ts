import type { PrintView } from '@forkshop/api'
import type { LocationQuery } from 'vue-router'

/** What a page can be printed as. */
export const sheetNames = ['run', 'role', 'handout', 'poster', 'badges'] as const
export type SheetName = (typeof sheetNames)[number]

export const papers = ['a4', 'letter'] as const
export type Paper = (typeof papers)[number]

/** What an address asks to be printed; `role` is the key of one of the agenda's, empty where none is named. */
export type PrintChoice = {
  readonly sheet: SheetName
  readonly role: string
  readonly paper: Paper
}

/** The sheets that a page has something for, the likeliest first. */
export const sheetsOf = ({ kind, programme }: Pick<PrintView, 'kind' | 'programme'>) =>
  sheetNames.filter((sheet) => {
    if (sheet === 'run' || sheet === 'role') return programme !== null
    return sheet !== 'badges' || kind === 'event' || kind === 'format'
  })

const one = <Value extends string>(known: readonly Value[], asked: unknown): Value | undefined =>
  known.find((value) => value === asked)

/** What an address asks for, of the sheets there are; what it asks wrongly is as if it did not. */
export const choiceIn = (query: LocationQuery, offered: readonly SheetName[]): PrintChoice => ({
  sheet: one(offered, query['sheet']) ?? offered[0] ?? 'handout',
  role: typeof query['role'] === 'string' ? query['role'] : '',
  paper: one(papers, query['paper']) ?? 'a4',
})
