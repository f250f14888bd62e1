import { isRecord, permanentPath, type StepPlace } from '@forkshop/domain'
import type { Editor } from '@tiptap/vue-3'
import { shallowRef, type ShallowRef } from 'vue'
import type { FoundPage } from '../../parts/search/use-find-pages.ts'
import { changeLater } from './agenda/step-later.ts'
import type { FieldForm } from './fields/use-fields.ts'
import { insertPicture } from './writing/insert-picture.ts'
import { insert, isAsked, type Insertion } from './writing/insertions.ts'
import { attributeText } from './writing/attribute.ts'
import type { Slash } from './writing/slash.ts'

/** A duration in an agenda: the step that lasts, and where it is. */
export type DurationPlace = {
  readonly at: StepPlace
  readonly step: string
  readonly minutes: number
}

/** A question that stands between wanting something in the text and having it there. */
export type Question =
  | {
      readonly kind: 'link'
      readonly href: string
      /** What is linked already. */
      readonly words: string
      readonly needsText: boolean
      /** What was typed to be asked; it comes back where nothing is chosen. */
      readonly typed: string
    }
  | { readonly kind: 'method' }
  | { readonly kind: 'role' }
  | {
      readonly kind: 'picture'
      readonly file: File | null
      readonly at: number | null
      readonly existing: { readonly src: string; readonly alt: string } | null
    }
  | { readonly kind: 'island'; readonly at: number; readonly source: string }
  | { readonly kind: 'duration'; readonly place: DurationPlace }

export type Inserting = {
  readonly question: Readonly<ShallowRef<Question | null>>
  readonly want: (insertion: Insertion, slash?: Slash) => void
  /** `typed` is what somebody wrote for it, which is no more in the text. */
  readonly wantLink: (typed?: string) => void
  readonly wantPicture: (file: File) => void
  readonly wantDuration: (place: DurationPlace) => void
  /** Opens the question about a picture or an island that is in the text. */
  readonly editAt: (position: number) => void
  readonly setLink: (href: string, text: string) => void
  readonly removeLink: () => void
  readonly setPicture: (src: string, alt: string) => void
  readonly setIsland: (source: string) => void
  readonly setDuration: (minutes: number) => void
  readonly pin: (method: Pick<FoundPage, 'slug' | 'title' | 'version'>) => Promise<void>
  /** Puts a role's name into the text, and the role among the facts. */
  readonly addRole: (label: string, count: string) => Promise<void>
  readonly close: () => void
}

type Parts = {
  readonly editor: () => Editor
  /** The facts of the page. */
  readonly form: () => Promise<FieldForm>
  readonly lang: string
}

/** Letters of what is selected that are looked for as a title. */
const MAX_WORDS = 80

/** Puts things into the text, asking first where that is needed. */
export const useInsertion = ({ editor, form, lang }: Parts): Inserting => {
  const question = shallowRef<Question | null>(null)
  const close = (): void => {
    const isOnPhone = question.value?.kind === 'duration'
    question.value = null
    // the text would bring up the keyboard
    if (!isOnPhone) requestAnimationFrame(() => editor().view.focus())
  }
  const attributesAt = (
    position: number,
    type: string,
  ): Readonly<Record<string, unknown>> | null => {
    const node = editor().state.doc.nodeAt(position)
    return node?.type.name === type ? node.attrs : null
  }
  const writeAt = (position: number, type: string, attributes: Record<string, unknown>): void => {
    const old = attributesAt(position, type)
    if (old === null) return
    const { state, view } = editor()
    view.dispatch(state.tr.setNodeMarkup(position, undefined, { ...old, ...attributes }))
  }
  return {
    question,
    close: () => {
      const asked = question.value
      close()
      if (asked?.kind !== 'link' || asked.typed === '') return
      const { state, view } = editor()
      view.dispatch(state.tr.insertText(asked.typed))
    },
    want: (insertion, slash) => {
      const range = slash === undefined ? null : { from: slash.from, to: slash.to }
      if (!isAsked(insertion)) return insert(editor(), insertion, { lang, range })
      if (range !== null) editor().chain().focus().deleteRange(range).run()
      question.value =
        insertion === 'picture'
          ? { kind: 'picture', file: null, at: null, existing: null }
          : { kind: insertion }
    },
    wantLink: (typed = '') => {
      if (!editor().isEditable) return
      const href: unknown = editor().getAttributes('link')['href']
      const { doc, selection } = editor().state
      const { from, to } = selection
      question.value = {
        kind: 'link',
        href: typeof href === 'string' ? href : '',
        words: doc.textBetween(from, to, ' ').slice(0, MAX_WORDS),
        needsText: selection.empty && !editor().isActive('link'),
        typed,
      }
    },
    wantPicture: (file) => {
      question.value = { kind: 'picture', file, at: null, existing: null }
    },
    wantDuration: (place) => {
      question.value = { kind: 'duration', place }
    },
    editAt: (position) => {
      const picture = attributesAt(position, 'image')
      if (picture !== null) {
        const existing = { src: attributeText(picture, 'src'), alt: attributeText(picture, 'alt') }
        question.value = { kind: 'picture', file: null, at: position, existing }
        return
      }
      const island = attributesAt(position, 'island') ?? attributesAt(position, 'inlineIsland')
      if (island !== null)
        question.value = { kind: 'island', at: position, source: attributeText(island, 'source') }
    },
    setLink: (href, text) => {
      const asked = question.value
      close()
      if (asked?.kind === 'link' && asked.needsText) {
        const marks = [{ type: 'link', attrs: { href } }]
        editor()
          .chain()
          .insertContent([{ type: 'text', text: text === '' ? href : text, marks }])
          .unsetMark('link')
          .run()
        return
      }
      editor().chain().extendMarkRange('link').setLink({ href }).run()
    },
    removeLink: () => {
      close()
      editor().chain().extendMarkRange('link').unsetLink().run()
    },
    setPicture: (src, alt) => {
      const asked = question.value
      close()
      const { state, view } = editor()
      if (asked?.kind === 'picture' && asked.at !== null) writeAt(asked.at, 'image', { alt })
      else view.dispatch(insertPicture(state, { src, alt }))
    },
    setIsland: (source) => {
      const asked = question.value
      close()
      if (asked?.kind !== 'island') return
      const type = attributesAt(asked.at, 'island') === null ? 'inlineIsland' : 'island'
      writeAt(asked.at, type, { source })
    },
    setDuration: (minutes) => {
      const asked = question.value
      close()
      if (asked?.kind !== 'duration') return
      void changeLater(editor(), { kind: 'length', at: asked.place.at, minutes })
    },
    pin: async (method) => {
      close()
      const marks = [{ type: 'link', attrs: { href: permanentPath(method.slug) } }]
      editor()
        .chain()
        .insertContent([{ type: 'text', text: method.title, marks }])
        .unsetMark('link')
        .run()
      if (method.version === null) return
      const { values, change } = await form()
      const pins = values.value['methods']
      change('methods', { ...(isRecord(pins) ? pins : {}), [method.slug]: method.version })
    },
    addRole: async (label, count) => {
      close()
      editor().commands.insertContent({ type: 'text', text: label })
      const [{ values, change }, { withRole }] = await Promise.all([
        form(),
        import('./fields/role-key.ts'),
      ])
      change('roles', withRole(values.value['roles'], label, count))
    },
  }
}
