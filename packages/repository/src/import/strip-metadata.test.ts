import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { pictureKindOf } from './picture-kind.ts'
import { withoutMetadata } from './strip-metadata.ts'

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}
/** Exif with a maker and which side is up, as a camera writes it. */
const exif = (orientation: number): Buffer => {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(2, 8)
  tiff.writeUInt16LE(0x010f, 10)
  tiff.writeUInt16LE(0x0112, 22)
  tiff.writeUInt16LE(3, 24)
  tiff.writeUInt32LE(1, 26)
  tiff.writeUInt16LE(orientation, 30)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
}
const start = Buffer.from([0xff, 0xd8])
const scan = Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9])
const jfif = segment(0xe0, Buffer.from('JFIF\0'))
const table = segment(0xdb, Buffer.from([1, 2, 3]))
const jpeg = (...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([start, jfif, ...segments, table, scan])

const chunk = (name: string, content: string): Buffer => {
  const named = Buffer.from(name + content, 'latin1')
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}
const png = (...chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks, chunk('IEND', '')])

const riff = (...chunks: readonly Buffer[]): Buffer => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
const part = (name: string, content: readonly number[]): Buffer =>
  Buffer.concat([Buffer.from(name), Buffer.from([content.length, 0, 0, 0]), Buffer.from(content)])

const strip = (bytes: Buffer): Buffer | null => {
  const kind = pictureKindOf(bytes)
  return kind === null ? null : withoutMetadata(bytes, kind)
}

describe('a picture', () => {
  test('of JPEG loses Exif, XMP, program notes and comments, and keeps its colours', () => {
    const profile = segment(0xe2, Buffer.from('ICC_PROFILE\0'))
    const notes = [
      segment(0xe1, exif(1)),
      segment(0xed, Buffer.from('Photoshop')),
      segment(0xfe, Buffer.from('by me')),
    ]
    expect(strip(jpeg(...notes, profile))).toEqual(jpeg(profile))
  })

  test('of JPEG keeps which side is up', () => {
    const turned = strip(jpeg(segment(0xe1, exif(6))))
    expect(turned?.includes(Buffer.from('II*'))).toBe(false)
    expect(turned?.length).toBe(jpeg().length + 36)
    expect(strip(turned ?? start)).toEqual(turned)
    expect(strip(jpeg(segment(0xe1, exif(1))))).toEqual(jpeg())
  })

  test('of JPEG keeps which side is up when XMP stands behind its Exif, or before it', () => {
    const xmp = segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'))
    const turned = strip(jpeg(segment(0xe1, exif(6))))
    expect(strip(jpeg(segment(0xe1, exif(6)), xmp))).toEqual(turned)
    expect(strip(jpeg(xmp, segment(0xe1, exif(6)), xmp))).toEqual(turned)
  })

  test('of JPEG loses what stands behind it, and where that is', () => {
    const second = Buffer.concat([jpeg(segment(0xe1, exif(6))), Buffer.from('GPSLatitude')])
    const places = segment(0xe2, Buffer.from('MPF\0 here'))
    expect(strip(Buffer.concat([jpeg(places), second]))).toEqual(jpeg())
  })

  test('of JPEG in several scans keeps them all, but no notes between them', () => {
    const one = Buffer.from([0xff, 0xda, 0, 2, 1, 0xff, 0, 2, 0xff, 0xd3, 3])
    const tables = segment(0xc4, Buffer.from([0xff, 0xd9, 7]))
    const notes = segment(0xfe, Buffer.from('by me'))
    const whole = (...between: readonly Buffer[]): Buffer =>
      Buffer.concat([start, jfif, one, ...between, tables, scan])
    expect(strip(whole(notes))).toEqual(whole())
  })

  test('of GIF loses comments, notes of programs and what stands behind it', () => {
    const head = Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1')
    const image = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])
    const loop = Buffer.from('!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0', 'latin1')
    const comment = Buffer.from('!\xfe\x05by me\0', 'latin1')
    const xmp = Buffer.from('!\xff\x0bXMP DataXMP\x03gps\0', 'latin1')
    const whole = Buffer.concat([head, loop, comment, xmp, image, Buffer.from(';behind')])
    expect(strip(whole)).toEqual(Buffer.concat([head, loop, image, Buffer.from(';')]))
    expect(strip(whole.subarray(0, whole.length - 8))).toBeNull()
  })

  test('of PNG loses texts, times and Exif', () => {
    const image = chunk('IHDR', 'x')
    expect(
      strip(png(image, chunk('tEXt', 'Author\0me'), chunk('eXIf', 'MM'), chunk('tIME', 'now'))),
    ).toEqual(png(image))
  })

  test('of WebP loses Exif and XMP, and says so', () => {
    const image = part('VP8 ', [1, 2])
    const whole = riff(part('VP8X', [0x1c, 0]), image, part('EXIF', [1, 1]), part('XMP ', [2, 2]))
    expect(strip(whole)).toEqual(riff(part('VP8X', [0x10, 0]), image))
  })

  test('of WebP keeps a last part that is empty', () => {
    const whole = riff(part('VP8 ', [1, 2]), part('ANIM', []))
    expect(strip(whole)).toEqual(whole)
  })

  test.each([
    ['a JPEG cut short', jpeg().subarray(0, 12)],
    [
      'a JPEG with a length beyond its end',
      Buffer.concat([start, Buffer.from([0xff, 0xe1, 0xff, 0xff])]),
    ],
    ['a PNG without an end', png().subarray(0, 10)],
    ['a PNG with a wrong check sum', Buffer.concat([png().subarray(0, 16), Buffer.alloc(4)])],
    ['a WebP of nothing', riff()],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ])('is refused that is %s', (_what, bytes) => {
    expect(strip(bytes)).toBeNull()
  })

  test('with Exif that says nothing is read without harm', () => {
    expect(strip(jpeg(segment(0xe1, Buffer.from('Exif\0\0', 'latin1'))))).toEqual(jpeg())
  })

  test('with Exif that points anywhere is read without harm', () => {
    for (let at = 0; at < 34; at += 1) {
      const wild = exif(6)
      wild.fill(0xff, 6 + at, 6 + at + 4)
      expect(strip(jpeg(segment(0xe1, wild)))).not.toBeNull()
    }
  })
})
