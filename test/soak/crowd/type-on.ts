import { setTimeout as wait } from 'node:timers/promises'
import { DRAFT_BODY } from '@forkshop/document'
import type { RoomClient } from '@forkshop/server/src/testing/room-client.ts'
import * as Y from 'yjs'
import { nextEdit } from './next-edit.ts'

/** Between two words of one person, on average. */
const PAUSE_MS = 1_000

type Paragraph = { readonly element: Y.XmlElement; readonly text: Y.XmlText; words: number }

/** Lets somebody type into paragraphs of their own until `isOver`; resolves then. */
export const typeOn = async (
  { ydoc }: Pick<RoomClient, 'ydoc'>,
  { random, isOver }: { readonly random: () => number; readonly isOver: () => boolean },
): Promise<void> => {
  const own: Paragraph[] = []
  const body = ydoc.getXmlFragment(DRAFT_BODY)
  for (let count = 0; !isOver(); count += 1) {
    await wait(random() * 2 * PAUSE_MS)
    switch (nextEdit(own.map(({ words }) => words))) {
      case 'paragraph': {
        const [element, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
        element.insert(0, [text])
        body.insert(Math.floor(random() * (body.length + 1)), [element])
        own.push({ element, text, words: 0 })
        break
      }
      case 'word': {
        const last = own.at(-1)
        last?.text.insert(last.text.length, `mot${count} `)
        if (last !== undefined) last.words += 1
        break
      }
      case 'delete-oldest': {
        const oldest = own.shift()
        const at = body.toArray().findIndex((block) => block === oldest?.element)
        if (at >= 0) body.delete(at, 1)
      }
    }
  }
}
