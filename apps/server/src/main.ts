import { runCommand } from './command/run.ts'

process.exitCode = await runCommand(process.argv.slice(2), {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
  environment: process.env,
})
