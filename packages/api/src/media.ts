import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import { atQuery, slugParams } from './shapes.ts'

export const mediaRoutes = {
  uploadMedia: route({
    ...bare('uploadMedia'),
    summary: 'Upload a picture (multipart, field `file`)',
    access: onPage('propose'),
    status: 201,
    params: slugParams,
    body: z.unknown(),
    answer: z.object({
      name: z.string(),
      width: z.number().int(),
      height: z.number().int(),
      bytes: z.number().int(),
    }),
  }),
  getMedia: route({
    ...bare('getMedia'),
    summary: 'A picture of the page',
    access: onPage('read'),
    params: slugParams.extend({
      name: z.string().regex(/^[0-9a-f]{8,64}\.(png|jpg|jpeg|webp|gif|pdf)$/),
    }),
    query: atQuery,
    answer: z.unknown(),
  }),
}
