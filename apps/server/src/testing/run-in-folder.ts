import { runCommand } from '../app/command/run.ts'
import { testSettings } from './test-settings.ts'

/** What a command line did: its status and all that it wrote. */
export type Ran = { readonly status: number; readonly printed: string; readonly complaints: string }

/** Runs a command line on a data folder, as the operator of the library there. */
export const runOn = async (
  dataDirectory: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> => {
  const printed: string[] = []
  const complaints: string[] = []
  const status = await runCommand(args, {
    print: (text) => printed.push(text),
    complain: (text) => complaints.push(text),
    environment: {
      FORKSHOP_DATA: dataDirectory,
      FORKSHOP_SECRET: testSettings(dataDirectory).secret,
      FORKSHOP_DEMO: '0',
      ...environment,
    },
  })
  return { status, printed: printed.join('\n'), complaints: complaints.join('\n') }
}
