import type { Media } from '@forkshop/repository'
import { pageIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { keepPicture } from '../media/keep-picture.ts'
import { mediaNamesIn } from '../media/pending.ts'
import { readPicture } from '../media/picture.ts'
import type { Taking } from './taking.ts'

/** Keeps those pictures for the page, until a text that names them is published. */
export async function keepTakenMedia(
  services: Services,
  taking: Taking,
  text: string,
): Promise<void> {
  const { pages, wish } = taking
  const there = new Set(
    await services.library.listMedia(pageIdOf(pages.page.id), taking.read.pair.base),
  )
  for (const { name, bytes } of await takenMedia(services, taking, text)) {
    if (there.has(name)) continue
    const read = await readPicture(bytes)
    // a document, or a picture too large to be measured: it stands at the origin, so it comes as it is
    const { width, height } = read.kind === 'picture' ? read.picture : { width: 0, height: 0 }
    const picture = { name, bytes, width, height }
    await keepPicture(services, pages.page, { picture, account: wish.actor.id })
  }
}

/** The pictures of the origin that a text names and its page's text did not. */
export async function takenMedia(
  { library }: Services,
  { pages, read }: Taking,
  text: string,
): Promise<readonly Media[]> {
  const known = new Set(mediaNamesIn(read.pair.texts.own))
  const media: Media[] = []
  for (const name of mediaNamesIn(text)) {
    if (known.has(name)) continue
    const bytes = await library.readMedia(pageIdOf(pages.origin.id), read.pair.upstream, name)
    if (bytes !== null) media.push({ name, bytes })
  }
  return media
}
