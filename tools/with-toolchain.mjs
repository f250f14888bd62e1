// Runs a task of this repository on any machine with git and Node 18 or newer: fetches the pinned
// Node (only when the reader's own is too old) and pnpm from the locked folders beside this file,
// installs the workspace from its frozen lockfile, then runs the task and forwards signals to it.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'
const leastNode = [24, 21]

const fail = (message) => {
  console.error(`\n${message}\n`)
  process.exit(1)
}

const isRecentEnough = (version) => {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])
}

const run = (command, args, options = {}) => {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
    ...options,
  })
  if (result.error) fail(`${command}: ${result.error.message}`)
  return result.status ?? 1
}

const hashOf = (files) => {
  const hash = createHash('sha256').update(process.platform + process.arch)
  for (const file of files) hash.update(file).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

/** Runs `install` unless the stamp file says that these very inputs were installed before. */
const once = (stamp, want, install) => {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return true
  rmSync(stamp, { force: true })
  if (!install()) return false
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, want)
  return true
}

/** Folder of the executables of `tools/<name>`, installed from its lockfile; null when that failed. */
const toolFolder = (name) => {
  const folder = path.join(root, 'tools', name)
  const installed = once(
    path.join(folder, 'node_modules', '.stamp'),
    hashOf([`tools/${name}/package-lock.json`]),
    () => {
      console.error(`Setting up ${name} …`)
      const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
      return run('npm', args, { cwd: folder, stdio: ['ignore', 2, 2] }) === 0
    },
  )
  return installed ? path.join(folder, 'node_modules', '.bin') : null
}

const nodeFolder = () => {
  if (isRecentEnough(process.version)) return path.dirname(process.execPath)
  const folder = toolFolder('node')
  const node = folder && path.join(folder, windows ? 'node.cmd' : 'node')
  const version =
    node && existsSync(node)
      ? spawnSync(node, ['-v'], { encoding: 'utf8', shell: windows }).stdout?.trim()
      : undefined
  if (version && isRecentEnough(version)) return folder
  return fail(
    `Forkshop needs Node.js ${leastNode.join('.')} or newer. This is ${process.version}, and there is no ` +
      `ready-made binary for ${process.platform}-${process.arch}.\nInstall a newer Node.js and run the same command again.`,
  )
}

/** The environment of the pinned tools, without what npm set for its own scripts. */
const toolEnvironment = () => {
  const folders = [
    nodeFolder(),
    toolFolder('pnpm') ??
      fail('The pinned pnpm could not be installed. Is the package registry reachable?'),
  ]
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([key]) => !/^npm_(config|package|lifecycle)_|^npm_(node_)?execpath$/i.test(key),
    ),
  )
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  env[key] = [...folders, env[key]].join(path.delimiter)
  // Compiled modules, of the tools and of the server and its threads: half of a start is compiling.
  for (const [key, value] of Object.entries(server.environment)) env[key] ??= value
  env.NODE_COMPILE_CACHE ??= path.join(root, 'node_modules', '.cache', 'forkshop')
  return env
}

const manifests = () =>
  ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', 'test/package.json'].concat(
    [
      'apps/server',
      'apps/web',
      'packages/api',
      'packages/compare',
      'packages/document',
      'packages/domain',
      'packages/repository',
    ].map((folder) => `${folder}/package.json`),
  )

const builds = ['web', 'server'].map((app) => ['node', `apps/${app}/build.ts`])
const vitest = [
  'pnpm',
  '--silent',
  '--filter',
  '@forkshop/test',
  'exec',
  'vitest',
  'run',
  '--config',
  'vitest.config.ts',
]
/** How a server's process is started: with what keeps its memory small (`docs/guide/deploy.md`). */
const server = JSON.parse(readFileSync(path.join(root, 'apps', 'server', 'process.json'), 'utf8'))
const launch = ['node', ...server.arguments, path.join(root, 'apps', 'server', 'launch.mjs')]
/** Each task is a list of commands; the last one takes the rest of the command line. */
const tasks = {
  build: builds,
  // Builds what has changed by itself.
  start: [[...launch, 'start']],
  dev: [['node', 'tools/dev.mjs']],
  // Files in a browser build the client for themselves: `test/e2e/global-setup.ts`.
  test: [vitest],
  'test:unit': [[...vitest, '--project', 'node', '--project', 'web']],
  'test:browser': [[...vitest, '--project', 'browser']],
  forkshop: [launch],
  check: [['node', 'tools/check.mjs']],
  openapi: [['node', 'tools/openapi.mjs']],
  format: [['pnpm', '--silent', 'exec', 'oxfmt', '.']],
  bench: [...builds, ['node', 'test/bench/main.ts']],
  soak: [...builds, ['node', 'test/soak/main.ts']],
  pictures: [...builds, ['node', 'test/pictures/main.ts']],
}

const [name = '', ...rest] = process.argv.slice(2)
const steps = Object.hasOwn(tasks, name)
  ? tasks[name]
  : fail(`Unknown task "${name}". There are: ${Object.keys(tasks).join(', ')}.`)
const env = toolEnvironment()
const installed = once(
  path.join(root, 'node_modules', '.forkshop-stamp'),
  hashOf(manifests()),
  () => {
    console.error('Installing packages …')
    return (
      run('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], {
        env,
        stdio: ['ignore', 2, 2],
      }) === 0
    )
  },
)
if (!installed) fail('The packages could not be installed.')

for (const [command, ...args] of steps.slice(0, -1)) {
  // What is built or checked first is no part of the last command's output.
  const status = run(command, args, { env, stdio: ['inherit', 2, 2] })
  if (status !== 0) process.exit(status)
}
const [command, ...args] = steps.at(-1)
// Files named on the command line are the caller's: found from where the command was typed.
const folder = name === 'forkshop' ? (process.env.INIT_CWD ?? process.cwd()) : root
if (process.execve !== undefined && !windows) {
  // In our place: a server keeps no second process beside it, and hears of signals itself.
  process.chdir(folder)
  const found = env.PATH.split(path.delimiter).map((one) => path.join(one, command))
  process.execve(found.find(existsSync) ?? command, [command, ...args, ...rest], env)
}
const child = spawn(command, [...args, ...rest], {
  cwd: folder,
  env,
  stdio: 'inherit',
  shell: windows,
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
