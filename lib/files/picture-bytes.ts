const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
/** Start of an image; what follows it up to the first scan are segments with a length. */
const [SOI, EOI, SOS] = [0xffd8, 0xffd9, 0xda]
/** Sizes stand in the head of a frame; these three markers of the same row are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** Of what programs write beside a JPEG only JFIF (APP0), the colour profile (APP2) and Adobe's colour transform (APP14) are needed to show it. */
const isBeside = (marker: number) =>
  marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && ![0xe2, 0xee].includes(marker))
const BESIDE_PNG = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']

/** Width and height in pixels as a PNG's or JPEG's own head says, before any turning; undefined for anything else and for a head that is cut off. */
export function pictureSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.subarray(0, 8).equals(PNG))
    return data.length < 24 ? undefined : { width: data.readUInt32BE(16), height: data.readUInt32BE(20) }
  for (const { marker, at } of segmentsOf(data))
    if (isFrame(marker))
      return at + 9 > data.length ? undefined : { width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) }
  return undefined
}

/**
 * A PNG or JPEG without what cameras and programs write beside it (place, time, device, author, a small older picture) and without what was hung on behind its end;
 * no pixel changes. Bytes of anything else, or cut off, come back as they are.
 */
export function barePicture(bytes: Uint8Array): Uint8Array {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.subarray(0, 8).equals(PNG)) return barePng(data) ?? bytes
  const kept: Buffer[] = [data.subarray(0, 2)]
  for (const { marker, at, end } of segmentsOf(data)) {
    if (marker === SOS) return Buffer.concat([...kept, data.subarray(at, endOf(data, end))])
    if (!isBeside(marker)) kept.push(data.subarray(at, end))
  }
  return bytes
}

function* segmentsOf(data: Buffer): Generator<{ marker: number; at: number; end: number }> {
  if (data.length < 4 || data.readUInt16BE(0) !== SOI) return
  for (let at = 2; at + 4 <= data.length && data[at] === 0xff; ) {
    const marker = data[at + 1] ?? 0
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + data.readUInt16BE(at + 2)
    yield { marker, at, end }
    if (marker === SOS) return
    at = end
  }
}

/** Where a JPEG ends: in a scan an 0xff that means itself is followed by 0. */
function endOf(data: Buffer, from: number): number {
  for (let at = from; at + 2 <= data.length; at++) if (data.readUInt16BE(at) === EOI) return at + 2
  return data.length
}

function barePng(data: Buffer): Buffer | undefined {
  const kept: Buffer[] = [PNG]
  for (let at = PNG.length; at + 12 <= data.length; ) {
    const type = data.toString('latin1', at + 4, at + 8)
    const end = at + 12 + data.readUInt32BE(at)
    if (end > data.length) return undefined
    if (!BESIDE_PNG.includes(type)) kept.push(data.subarray(at, end))
    if (type === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return undefined
}
