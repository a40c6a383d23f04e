/** Small files made by hand: what they are is in their bytes, as detectors read them. */
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

/** A zip that lists these parts, stored and empty. */
export function zip(...names: string[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const name of names) {
    const text = Buffer.from(name)
    const local = Buffer.concat([
      hex('504b0304 1400 0000 0000 0000 0000'),
      Buffer.alloc(12),
      two(text.length),
      two(0),
      text,
    ])
    directory.push(
      Buffer.concat([
        hex('504b0102 1400 1400 0000 0000 0000 0000'),
        Buffer.alloc(12),
        two(text.length),
        Buffer.alloc(12),
        four(offset),
        text,
      ]),
    )
    parts.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = [hex('504b0506 0000 0000'), two(names.length), two(names.length), four(list.length), four(offset), two(0)]
  return Buffer.concat([...parts, list, ...end])
}

/** A compound file (the container of .doc, .xls and of installers) whose directory has these streams. */
export function compound(...streams: string[]): Buffer {
  const header = Buffer.alloc(512)
  hex('d0cf11e0a1b11ae1').copy(header)
  header.writeUInt16LE(9, 30)
  header.writeInt32LE(1, 48)
  header.fill(0xff, 76)
  header.writeUInt32LE(0, 76)
  const table = Buffer.alloc(512, 0xff)
  table.writeInt32LE(-3, 0)
  table.writeInt32LE(-2, 4)
  const entries = Buffer.alloc(512)
  for (const [at, name] of ['Root Entry', ...streams].slice(0, 4).entries()) {
    const text = Buffer.from(`${name}\0`, 'utf16le')
    text.copy(entries, at * 128)
    entries.writeUInt16LE(text.length, at * 128 + 64)
  }
  return Buffer.concat([header, table, entries])
}

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
export const JPEG = Buffer.concat([hex('ffd8ffe000104a46494600010100000100010000'), Buffer.alloc(64), hex('ffd9')])
export const EXE = Buffer.concat([
  Buffer.from('MZ'),
  Buffer.alloc(58),
  four(64),
  Buffer.from('PE\0\0'),
  Buffer.alloc(200),
])
const box = (brand: string) =>
  Buffer.concat([hex('00000018'), Buffer.from(`ftyp${brand}`), Buffer.alloc(4), Buffer.from(`mif1${brand}`)])
export const HEIC = box('heic')
export const AVIF = box('avif')
export const GIF = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(30)])
export const WEBP = Buffer.concat([Buffer.from('RIFF'), four(30), Buffer.from('WEBPVP8 '), Buffer.alloc(22)])
export const BMP = Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)])
export const TIFF = Buffer.concat([hex('49492a00 08000000'), Buffer.alloc(40)])
export const GBK_TEXT = hex('c7e0 b5ba ca d0 2c 31 30 30 0d0a')

function two(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
function four(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
