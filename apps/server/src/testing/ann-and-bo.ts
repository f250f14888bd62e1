import { afterAll } from 'vitest'
import { draftServer, type Caller, type DraftServer } from './draft-server.ts'
import type { TestServerOptions } from './test-server.ts'

/** A listening server for all tests of a file, closed after them, and two members who call it. */
export const annAndBo = async (
  options: TestServerOptions = {},
): Promise<{ readonly server: DraftServer; readonly ann: Caller; readonly bo: Caller }> => {
  const server = await draftServer(options)
  afterAll(() => server.close())
  return { server, ann: await server.person('Ann'), bo: await server.person('Bo') }
}
