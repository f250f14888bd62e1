import { shallowRef, type ShallowRef } from 'vue'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import type { Passage } from '../passage/anchor.ts'
import type { PassageGroup } from '../passage/page-passages.ts'
import type { PassageOffering } from './use-passage-offer.ts'

/** What the sheet for an idea is opened with: the passage, and all others that can be chosen. */
export type AskedIdea = {
  readonly passage: Passage | null
  readonly groups: readonly PassageGroup[]
}

export type IdeaSheet = {
  /** Null while the sheet is closed. */
  readonly asked: Readonly<ShallowRef<AskedIdea | null>>
  readonly open: (passage: Passage | null) => Promise<void>
  /** An idea was said in it. */
  readonly said: () => void
  /** Back to what was selected and the button there; or to the passage, when its offer is over. */
  readonly close: () => Promise<void>
  /** Brings the place of a passage into view. */
  readonly showPlace: (passage: Passage | null) => Promise<void>
}

const loadPassages = () => import('../passage/page-passages.ts')

/** The sheet in which an idea is said about a text: how it opens, and what is there again after it. */
export const useIdeaSheet = (
  root: () => HTMLElement | null,
  { offer, withdraw }: Pick<PassageOffering, 'offer' | 'withdraw'>,
): IdeaSheet => {
  const { need } = useTranslations()
  const asked = shallowRef<AskedIdea | null>(null)
  /** What was selected when it opened, and whether an idea was said in it. */
  let selected: Range | null = null
  let isSaid = false
  return {
    asked,
    open: async (passage) => {
      const [{ passageGroups }] = await Promise.all([loadPassages(), need(['ideas'])])
      const text = root()
      const selection = document.getSelection()
      selected = selection?.isCollapsed === false ? selection.getRangeAt(0) : null
      isSaid = false
      asked.value = { passage, groups: text === null ? [] : passageGroups(text) }
    },
    said: () => {
      isSaid = true
    },
    close: async () => {
      const passage = asked.value?.passage ?? null
      const selection = document.getSelection()
      asked.value = null
      selection?.removeAllRanges()
      if (offer.value !== null && !isSaid) {
        if (selected !== null) selection?.addRange(selected)
        return
      }
      withdraw()
      const { focusPassage } = await loadPassages()
      const text = root()
      if (passage !== null && text !== null) focusPassage(text, passage)
    },
    showPlace: async (passage) => {
      const { placeOfPassage } = await loadPassages()
      const text = root()
      const place = passage === null || text === null ? null : placeOfPassage(text, passage)
      place?.scrollIntoView({ block: 'center' })
    },
  }
}
