import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { linkInstalled } from './faulty-copy.ts'

test("a package of ours is the copy's own, one of others is where it was", () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'forkshop-copy-')))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const folder of ['was', 'copy'])
    mkdirSync(join(root, folder, 'packages/domain'), { recursive: true })
  mkdirSync(join(root, 'was/app/node_modules/@forkshop'), { recursive: true })
  mkdirSync(join(root, 'copy/app'))
  mkdirSync(join(root, 'was/app/node_modules/kysely'))
  symlinkSync('../../../packages/domain', join(root, 'was/app/node_modules/@forkshop/domain'))
  linkInstalled(join(root, 'was/app/node_modules'), join(root, 'copy/app/node_modules'))
  const found = (name: string) => realpathSync(join(root, 'copy/app/node_modules', name))
  expect(found('@forkshop/domain')).toBe(join(root, 'copy/packages/domain'))
  expect(found('kysely')).toBe(join(root, 'was/app/node_modules/kysely'))
})
