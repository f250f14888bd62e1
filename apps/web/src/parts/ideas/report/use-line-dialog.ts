import { shallowRef, type ShallowRef } from 'vue'
import { useTranslations } from '../../../base/i18n/create-i18n.ts'
import type { Passage } from '../../passage/anchor.ts'
import type { PassageGroup } from '../../passage/page-passages.ts'
import type { PassageOffering } from '../use-passage-offer.ts'

/** A format that was run, and whether the reader may propose to it. */
export type LineFormat = {
  readonly slug: string
  readonly title: string
  readonly lang: string
  readonly mayPropose: boolean
}

/** What the dialog is opened with: the line, null where it is still to be chosen, and all that can be. */
type AskedLine = {
  readonly format: LineFormat
  readonly wants: 'idea' | 'proposal'
  readonly line: Passage | null
  readonly lines: readonly PassageGroup[]
}

export type LineDialogState = {
  /** Null while the dialog is closed. */
  readonly asked: Readonly<ShallowRef<AskedLine | null>>
  readonly open: (
    format: LineFormat,
    wants: AskedLine['wants'],
    line: Passage | null,
  ) => Promise<void>
  /** Back to the line. */
  readonly close: () => Promise<void>
}

const loadPassages = () => import('../../passage/page-passages.ts')

/** The dialog in which a line of a report is brought to the format: how it opens, and what is there again after it. */
export const useLineDialog = (
  root: () => HTMLElement | null,
  { withdraw }: Pick<PassageOffering, 'withdraw'>,
): LineDialogState => {
  const { need } = useTranslations()
  const asked = shallowRef<AskedLine | null>(null)
  return {
    asked,
    open: async (format, wants, line) => {
      const [{ passageGroups }] = await Promise.all([loadPassages(), need(['ideas', 'report'])])
      const text = root()
      asked.value = { format, wants, line, lines: text === null ? [] : passageGroups(text) }
    },
    close: async () => {
      const line = asked.value?.line ?? null
      asked.value = null
      document.getSelection()?.removeAllRanges()
      withdraw()
      const { focusPassage } = await loadPassages()
      const text = root()
      if (line !== null && text !== null) focusPassage(text, line)
    },
  }
}
