import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { packFiles } from './pack-files.ts'

const fileOf = (name: string, content: string): File => new File([content], name)

test('a file alone is sent as it is', async () => {
  const file = fileOf('Agenda.docx', 'words')
  const source = { name: 'Agenda.docx', files: [{ path: 'Agenda.docx', file }], isOne: true }
  expect(await packFiles(source)).toBe(file)
})

test('several are one zip, of what is not read the names alone', async () => {
  const old = new File(['vieux'], 'old.md', { lastModified: 0 })
  const packed = await packFiles({
    name: 'fiches',
    files: [
      { path: 'été.md', file: fileOf('été.md', 'Été') },
      { path: 'img/film.mp4', file: fileOf('film.mp4', 'much') },
      { path: 'old.md', file: old },
    ],
    isOne: false,
  })
  expect(packed.name).toBe('fiches')
  const inside = unzipSync(new Uint8Array(await packed.arrayBuffer()))
  const texts = Object.entries(inside).map(([path, bytes]) => [
    path,
    new TextDecoder().decode(bytes),
  ])
  expect(texts).toEqual([
    ['été.md', 'Été'],
    ['img/film.mp4', ''],
    ['old.md', 'vieux'],
  ])
})
