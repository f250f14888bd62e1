import type { Thread } from '@forkshop/api'
import type { Editor } from '@tiptap/vue-3'
import { onBeforeUnmount, onMounted, shallowRef, watch, type Ref } from 'vue'
import type { Passage } from '../../../parts/passage/anchor.ts'
import {
  draftBlocks,
  findPassage,
  passageAt,
  type DraftBlock,
  type DraftSpan,
} from './draft-passages.ts'

/** What is said about a passage of a draft, and where it stands; `top` in pixels below the top of the text's frame. */
export type TalkPlace = DraftSpan & {
  readonly passage: Passage
  readonly threads: readonly Thread[]
  readonly top: number
}

type Parts = {
  readonly editor: Editor
  readonly threads: Readonly<Ref<readonly Thread[] | null>>
  /** Counts up when the text or the caret changed. */
  readonly tick: () => number
  /** The passage that is talked about. */
  readonly opened: Readonly<Ref<Passage | null | undefined>>
}

export type TalkPlaces = {
  readonly places: Readonly<Ref<readonly TalkPlace[]>>
  /** Those about the whole draft, and those whose passage is not there any more. */
  readonly loose: Readonly<Ref<readonly Thread[]>>
  /** Ids of those whose passage is not as it was. */
  readonly gone: Readonly<Ref<ReadonlySet<string>>>
  /** Where a passage is talked about; null where nobody did yet. */
  readonly placeOf: (passage: Passage) => TalkPlace | null
  /** Looks again at once. */
  readonly look: () => void
}

/** How long nobody writes before passages are looked for again, in milliseconds. */
const QUIET_MS = 200
/** Marks that would cover each other stand so far below each other, in pixels. */
const APART = 30
const HIGHLIGHTS = { all: 'draft-talk', open: 'draft-talk-open' } as const

/** Where the threads of a draft stand in its text, which stays as it is: the browser underlines them. */
export const useTalkPlaces = ({ editor, threads, tick, opened }: Parts): TalkPlaces => {
  const places = shallowRef<readonly TalkPlace[]>([])
  const loose = shallowRef<readonly Thread[]>([])
  const gone = shallowRef<ReadonlySet<string>>(new Set())
  let blocks: readonly DraftBlock[] = []
  let seen: unknown = null

  const look = (): void => {
    if (editor.isDestroyed) return
    const { doc } = editor.state
    seen = doc
    blocks = draftBlocks(doc)
    const found = placeThreads(blocks, threads.value ?? [])
    gone.value = found.gone
    loose.value = found.loose
    places.value = withTops(
      editor,
      found.places.map(({ passage, from, to, threads: own }) => ({
        passage: passageAt(doc, { from, to }) ?? passage,
        from,
        to,
        threads: own,
      })),
    )
    highlight(HIGHLIGHTS.all, editor, places.value)
    const asked = opened.value ? findPassage(blocks, opened.value) : null
    highlight(HIGHLIGHTS.open, editor, asked === null ? [] : [asked])
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = (): void => {
    if (seen === editor.state.doc) return
    clearTimeout(timer)
    timer = setTimeout(look, QUIET_MS)
  }
  watch(tick, later)
  watch([threads, opened], look)
  let watching: ResizeObserver | undefined
  onMounted(() => {
    // lines that come and go move what stands below them
    watching = new ResizeObserver(() => {
      places.value = withTops(editor, places.value)
    })
    watching.observe(editor.view.dom)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    watching?.disconnect()
    for (const name of Object.values(HIGHLIGHTS)) highlight(name, editor, [])
  })
  return {
    places,
    loose,
    gone,
    placeOf: (passage) => {
      const span = findPassage(blocks, passage)
      const isThere = ({ from, to }: DraftSpan): boolean => from === span?.from && to === span.to
      return places.value.find(isThere) ?? null
    },
    look,
  }
}

type Place = Omit<TalkPlace, 'top'>

/** Threads by where their passages stand, in the order of the text. */
export const placeThreads = (
  blocks: readonly DraftBlock[],
  threads: readonly Thread[],
): {
  readonly places: readonly Place[]
  readonly loose: readonly Thread[]
  readonly gone: ReadonlySet<string>
} => {
  const places = new Map<string, Place>()
  const loose: Thread[] = []
  const gone = new Set<string>()
  for (const thread of threads) {
    const { quote, prefix, suffix } = thread.anchor
    const passage = quote === null ? null : { quote, prefix, suffix }
    const found = passage === null ? null : findPassage(blocks, passage)
    if (passage !== null && (found === null || found.changed)) gone.add(thread.id)
    if (passage === null || found === null) {
      loose.push(thread)
      continue
    }
    const key = `${found.from} ${found.to}`
    const before = places.get(key)?.threads ?? []
    places.set(key, { passage, from: found.from, to: found.to, threads: [...before, thread] })
  }
  return {
    places: [...places.values()].toSorted((a, b) => a.from - b.from || a.to - b.to),
    loose,
    gone,
  }
}

const withTops = (editor: Editor, places: readonly Place[]): readonly TalkPlace[] => {
  const frame = editor.view.dom.closest('.draft-frame')?.getBoundingClientRect()
  const size = editor.state.doc.content.size
  let last = Number.NEGATIVE_INFINITY
  return places.map((place) => {
    const { top } = editor.view.coordsAtPos(Math.min(place.from, size))
    last = Math.max(top - (frame?.top ?? 0), last + APART)
    return { ...place, top: last }
  })
}

/** Underlines passages without an element of their own, where the browser can. */
const highlight = (name: string, { view }: Editor, spans: readonly DraftSpan[]): void => {
  if (!('highlights' in CSS)) return
  const ranges = spans.map(({ from, to }) => {
    const range = document.createRange()
    const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    return range
  })
  if (ranges.length === 0) CSS.highlights.delete(name)
  else CSS.highlights.set(name, new Highlight(...ranges))
}
