import path from 'node:path'
import { parseFrontMatter } from '@forkshop/document'
import type { Handlers } from '../../base/http/handler.ts'
import { requireAccount } from '../../base/http/signed-in.ts'
import { SpooledFile } from '../../base/http/upload.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import { openForeignDesk } from '../imports/foreign/foreign-desk.ts'
import type { ForeignRefusal } from '../imports/foreign/read-foreign.ts'
import { keepPictures } from '../media/keep-picture.ts'
import { problemsOf, withSaying, type Saying } from '../pages/writing/saying.ts'
import { beginStart } from './begin-start.ts'
import { toStart } from './draft-view.ts'
import { withKeptPictures } from './file-text.ts'

/** Answers the call that begins a draft with a file of another program. */
export const fileStartHandlers = (services: Services): Handlers<'startDraftFromFile'> => {
  const desk = openForeignDesk()
  return {
    async startDraftFromFile({ query, body }, { actor: caller, signal, setHeader }) {
      const actor = requireAccount(caller)
      const { title, ...saying } = query
      const errors = problemsOf(saying, '')
      if (errors.length > 0) throw new ProblemError('invalid', 'code.invalid', { errors })
      const file = requireFile(body)
      const name = path.basename(file.filename)
      const read = await desk.read({ path: file.path, name }, signal)
      if (read.kind === 'refused') throw refused(read.reason, name)
      const { text, pictures, lost } = await withKeptPictures(read)
      const wish = { text: said(text, saying), title }
      const draft = await beginStart(services, actor, wish, (page) =>
        keepPictures(services, { id: page, head: null }, { pictures, account: actor.id }),
      )
      setHeader('Location', `/api/v1/drafts/${draft.id}`)
      return { ...(await toStart(services, draft, actor)), lost: [...lost] }
    },
  }
}

/** The language that a file names is nearer to its words than what somebody said before they were read. */
const said = (text: string, { lang, ...saying }: Saying): string => {
  const front = parseFrontMatter(text)
  const isSaid = front.kind === 'present' && typeof front.fields['lang'] === 'string'
  return withSaying(text, isSaid ? saying : { ...saying, lang })
}

const requireFile = (body: unknown): SpooledFile => {
  if (body instanceof SpooledFile) return body
  const message = 'Send one Word or HTML file of at most 50 MB in the field file.'
  const errors = [{ path: 'file', message, code: 'required' }]
  throw new ProblemError('invalid', 'upload-missing', { errors })
}

const refused = (reason: ForeignRefusal, subject: string): ProblemError =>
  new ProblemError(reason === 'too-large' ? 'too-large' : 'invalid', `import.${reason}`, {
    values: { subject },
    errors: [{ path: 'file', message: 'Not a Word or HTML file that can be read.' }],
  })
