import { atSchema, slugSchema } from '@forkshop/api'
import { ProblemError } from '../../base/problem-error.ts'

/** One text of a comparison across pages. */
export type Side = { readonly slug: string; readonly at: string | undefined }

/** Reads `slug` or `slug@at`; throws `invalid` naming the parameter. */
export function parseSide(text: string, parameter: string): Side {
  const mark = text.indexOf('@')
  const slug = slugSchema.safeParse(mark === -1 ? text : text.slice(0, mark))
  const at = atSchema.optional().safeParse(mark === -1 ? undefined : text.slice(mark + 1))
  if (slug.success && at.success) return { slug: slug.data, at: at.data }
  throw new ProblemError('invalid', 'side-invalid', {
    errors: [{ path: parameter, message: 'Write slug@version or slug@revision.', code: 'format' }],
  })
}
