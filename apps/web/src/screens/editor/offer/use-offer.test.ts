import { ApiError } from '@forkshop/api'
import { expect, test } from 'vitest'
import { clientAnswering } from '../../../base/testing/client-answering.ts'
import { useOffer } from './use-offer.ts'

const writing = async (answer: unknown = { text: '# Titre\n\nUn.\n\nDeux.\n' }) => {
  const offer = useOffer(
    clientAnswering(() => answer),
    () => 'a-page',
  )
  await offer.load()
  return offer
}

test('nothing is proposed before a passage was rewritten', async () => {
  const offer = await writing()
  expect(offer.words.value).toBe('')
  expect(offer.proposed()).toBeNull()
  offer.chosen.value = offer.passages.value[0]?.start ?? null
  expect(offer.words.value).toBe('Un.')
  offer.words.value = 'Un.'
  expect(offer.proposed()).toBeNull()
})

test('passages are rewritten one after the other, and put back', async () => {
  const offer = await writing()
  for (const passage of offer.passages.value) {
    offer.chosen.value = passage.start
    offer.words.value = `${passage.source} Encore.`
  }
  expect(offer.proposed()).toBe('# Titre\n\nUn. Encore.\n\nDeux. Encore.\n')
  const [first] = offer.rewritten.value
  expect(first).toMatchObject({ passage: { label: 'Un.' }, words: 'Un. Encore.' })
  offer.putBack(first?.passage.start ?? 0)
  expect(offer.proposed()).toBe('# Titre\n\nUn.\n\nDeux. Encore.\n')
  offer.chosen.value = first?.passage.start ?? null
  expect(offer.words.value).toBe('Un.')
})

test('a page that cannot be read says why', async () => {
  const problem = {
    type: '',
    code: 'gone',
    title: 'Gone',
    status: 410,
    detail: 'Supprimée',
  } as const
  const gone = await writing(new ApiError(problem))
  expect(gone.text.value).toEqual({ kind: 'failed', words: 'Supprimée' })
  const offline = await writing(new TypeError('no line'))
  expect(offline.text.value).toEqual({ kind: 'failed', words: '' })
})
