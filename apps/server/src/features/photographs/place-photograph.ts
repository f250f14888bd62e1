import { createHash } from 'node:crypto'
import type { CallAnswer } from '@forkshop/api'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { keepPicture } from '../media/keep-picture.ts'
import { readPhotograph } from './photograph-files.ts'
import type { PhotographRow } from './photograph-rows.ts'
import { notThere } from './reach-photograph.ts'

const NAME_LENGTH = 40

/**
 * Puts a photograph among the pictures that wait for the text of a page, where everybody sees it and its sender said
 * yes to the licence of that page and that those who are on it agree. Throws `not-open` otherwise.
 */
export async function placePhotograph(
  services: Services,
  row: PhotographRow,
  { page, account }: { readonly page: PageRow; readonly account: string },
): Promise<CallAnswer<'placePhotograph'>> {
  if (row.released === null || row.hidden !== null) {
    throw new ProblemError('not-open', 'photograph-not-released')
  }
  if (row.licence === null || row.people !== 1) {
    throw new ProblemError('not-open', 'photograph-not-agreed')
  }
  if (row.licence !== page.license) {
    throw new ProblemError('not-open', 'photograph-other-licence', {
      values: { licence: row.licence },
    })
  }
  const bytes = await readPhotograph(services, row, 'large')
  if (bytes === null) throw notThere()
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, NAME_LENGTH)
  const picture = { name: `${hash}.jpg`, bytes, width: row.width, height: row.height }
  await keepPicture(services, page, { picture, account })
  return {
    name: picture.name,
    description: row.description,
    credit: row.credit === 1 ? row.author_name : null,
    width: row.width,
    height: row.height,
  }
}
