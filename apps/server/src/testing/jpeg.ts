/** A segment of a JPEG, `marker` being the second byte of its mark. */
const segment = (marker: number, content: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** An entry of a directory of TIFF: little-endian, `value` standing for itself or for where it stands. */
const entry = (tag: number, type: number, count: number, value: Uint8Array): Buffer => {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt16LE(tag, 0)
  bytes.writeUInt16LE(type, 2)
  bytes.writeUInt32LE(count, 4)
  bytes.set(value, 8)
  return bytes
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const directory = (entries: readonly Uint8Array[]): Buffer => {
  const count = Buffer.alloc(2)
  count.writeUInt16LE(entries.length)
  return Buffer.concat([count, ...entries, uint32(0)])
}

const ASCII = 2
const SHORT = 3
const LONG = 4
const RATIONAL = 5

/** Words that stand in what `telltale` writes, each in another place of the file. */
export const telltales = {
  device: 'TelltaleCamera 9',
  person: 'Telltale Owner',
  xmp: 'telltale:xmp-place',
  iptc: 'Telltale Caption',
  comment: 'telltale comment',
} as const

/** Degrees north that `telltale` writes: 48 and 51 and 24, as three pairs of numbers. */
export const latitude: Buffer = Buffer.concat([48, 1, 51, 1, 24, 1].map(uint32))

/** EXIF of a phone: orientation, device, person and a place, written byte by byte. */
const exif = (orientation: number): Buffer => {
  const device = Buffer.from(`${telltales.device}\0`)
  const person = Buffer.from(`${telltales.person}\0`)
  const count = 4
  const first = 8
  const afterFirst = first + 2 + count * 12 + 4
  const gps = afterFirst + device.length + person.length
  const afterGps = gps + 2 + 2 * 12 + 4
  const orientationValue = Buffer.alloc(4)
  orientationValue.writeUInt16LE(orientation)
  return Buffer.concat([
    Buffer.from('II*\0'),
    uint32(first),
    directory([
      entry(0x010f, ASCII, device.length, uint32(afterFirst)),
      entry(0x0112, SHORT, 1, orientationValue),
      entry(0x013b, ASCII, person.length, uint32(afterFirst + device.length)),
      entry(0x8825, LONG, 1, uint32(gps)),
    ]),
    device,
    person,
    directory([
      entry(0x0001, ASCII, 2, Buffer.from('N\0\0\0')),
      entry(0x0002, RATIONAL, 3, uint32(afterGps)),
    ]),
    latitude,
  ])
}

/** A JPEG as a phone writes it: the given one with all that phones and programs say beside the picture. */
export const telltale = (jpeg: Uint8Array, orientation = 6): Buffer =>
  Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(orientation)])),
    segment(
      0xe1,
      Buffer.from(
        `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">${telltales.xmp}</x:xmpmeta>`,
      ),
    ),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${telltales.iptc}`)),
    segment(0xfe, Buffer.from(telltales.comment)),
    jpeg.subarray(2),
  ])
