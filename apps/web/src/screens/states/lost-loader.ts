import { ApiError } from '@forkshop/api'
import { defineLoader } from '../../base/loading/loader.ts'

/** An address that is none: shown like a page that is not there, with what comes close. */
export const lostLoader = defineLoader({
  name: 'lost',
  load: () =>
    Promise.reject(
      new ApiError({
        type: 'about:blank',
        code: 'not-found',
        title: 'Not found',
        status: 404,
        detail: '',
      }),
    ),
})
