import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import { atQuery, slugParams } from './shapes.ts'

/** The name of a picture: the hash of its content and what kind it is. */
export const mediaNameSchema = z.string().regex(/^[0-9a-f]{8,64}\.(png|jpg|jpeg|webp|gif|pdf)$/)

/** A picture that was taken in. */
export const keptPictureSchema = z.object({
  name: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
})

/** Calls about the pictures of a page. Files above 5 MB, and more than 50 MB a page, are `too-large`. */
export const mediaRoutes = {
  uploadMedia: route({
    ...bare('uploadMedia'),
    summary: 'Upload a picture (multipart, field `file`)',
    description:
      'A picture (png, jpeg, webp, gif; at most 5 MB, 50 MB a page), kept until a text that names it is published. Position and device are taken out of it. `name` is the hash of its content; texts name it `media/<name>`.',
    refuses: ['too-large'],
    access: onPage('propose'),
    status: 201,
    params: slugParams,
    upload: 'file',
    body: z.unknown(),
    answer: keptPictureSchema,
  }),
  getMedia: route({
    ...bare('getMedia'),
    summary: 'A picture of the page',
    description:
      'The bytes of a picture as a revision names it (the newest without `at`), or of one that waits for its text.',
    access: onPage('read'),
    params: slugParams.extend({
      name: mediaNameSchema,
    }),
    query: atQuery,
    mediaType: '*/*',
    answer: z.unknown(),
  }),
}
