import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [red: number, green: number, blue: number]
/** A picture to draw rectangles on, each over the ones before. */
export type Raster = {
  box: (x: number, y: number, width: number, height: number, colour: Colour) => void
  png: () => Buffer
}

/** An empty picture of one colour. */
export function rasterOf(width: number, height: number, ground: Colour): Raster {
  const rows = Array.from({ length: height }, () => Buffer.alloc(1 + width * 3))
  const box: Raster['box'] = (left, top, wide, high, colour) => {
    for (let y = top; y < Math.min(height, top + high); y++)
      for (let x = left; x < Math.min(width, left + wide); x++) rows[y]?.set(colour, 1 + x * 3)
  }
  box(0, 0, width, height, ground)
  return { box, png: () => pngOf(width, height, Buffer.concat(rows)) }
}

function pngOf(width: number, height: number, lines: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits a channel, red green blue, lines unfiltered.
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    part('IHDR', head),
    part('IDAT', deflateSync(lines, { level: 9 })),
    part('IEND', Buffer.alloc(0)),
  ])
}

function part(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
