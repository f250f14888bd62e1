import { expect, test } from 'vitest'
import { shallowRef } from 'vue'
import { useFront, type EditorDialog } from './use-front.ts'

type Now = {
  readonly writable?: boolean
  readonly view?: 'text' | 'fields' | 'source'
  readonly dialog?: EditorDialog | null
  readonly publishOpen?: boolean
  readonly isInserting?: boolean
}
const front = ({
  writable = true,
  view = 'text',
  dialog = null,
  publishOpen = false,
  isInserting = false,
}: Now = {}) => {
  const made = useFront({
    writable: shallowRef(writable),
    view: shallowRef(view),
    isInserting: () => isInserting,
  })
  made.dialog.value = dialog
  made.publishOpen.value = publishOpen
  return made
}

test.each<[name: string, now: Now, may: boolean]>([
  ['the text is in sight', {}, true],
  ['the facts are in sight', { view: 'fields' }, true],
  ['the source is shown', { view: 'source' }, false],
  ['nothing may be written', { writable: false }, false],
  ['a dialog asks', { dialog: 'keys' }, false],
  ['the panel to publish is open', { publishOpen: true }, false],
  ['a picture is asked about', { isInserting: true }, false],
])('while %s, undo and redo change it: %#', (_, now, may) => {
  expect(front(now).mayTakeBack()).toBe(may)
})

test.each<[name: string, now: Now, opens: boolean]>([
  ['opens the panel', {}, true],
  ['does nothing where nothing may be written', { writable: false }, false],
  ['does nothing behind a dialog', { dialog: 'changes' }, false],
])('the key to publish %s', (_, now, opens) => {
  const { wantPublish, publishOpen } = front(now)
  wantPublish()
  expect(publishOpen.value).toBe(opens)
})

test('who is signed out is asked in front of everything', () => {
  const { askSignIn, dialog, publishOpen } = front({ publishOpen: true })
  askSignIn()
  expect([dialog.value, publishOpen.value]).toEqual(['sign-in', false])
})
