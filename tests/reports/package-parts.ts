import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** Pictures byte for byte, everything else as the text it is. */
const encodingOf = (path: string) => (/\.(png|jpe?g)$/.test(path) ? 'latin1' : 'utf8')

/** The parts of an OOXML package by path, read with nothing of the writer's code. */
export function packageParts(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes)
  const parts = new Map<string, string>()
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\x05\x06')) + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [method, size, name, extra, comment] = [10, 20, 28, 30, 32].map((offset) =>
      offset === 20 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset),
    ) as [number, number, number, number, number]
    const local = zip.readUInt32LE(at + 42)
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(data, data + size)
    const path = zip.toString('utf8', at + 46, at + 46 + name)
    parts.set(path, (method === 8 ? inflateRawSync(packed) : packed).toString(encodingOf(path)))
    at += 46 + name + extra + comment
  }
  return parts
}

/** The text of each paragraph of WordprocessingML, in order. */
export function paragraphsOf(xml: string): string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([part]) => textOf(part))
}

/** Tables as rows of cell texts. */
export function tablesOf(xml: string): string[][][] {
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
    ),
  )
}

/** What a slide, or a part of it, says. */
export const slideText = (xml: string): string =>
  unescaped([...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, words = '']) => words).join(''))

const textOf = (xml: string): string =>
  unescaped([...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words = '']) => words).join(''))

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The same parts as another program would pack them: compressed as hard as can be, with times of its own. */
export function zipSync(parts: Map<string, string>): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [path, text] of parts) {
    const [name, data] = [Buffer.from(path), Buffer.from(text, encodingOf(path))]
    const packed = deflateRawSync(data, { level: 9 })
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(0x5abc_1234, 6)
    facts.writeUInt32LE(crc32(data), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(data.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    const made = Buffer.concat([Buffer.from('PK\x03\x04'), facts, name, packed])
    local.push(made)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, rest, name]))
    at += made.length
  }
  const listed = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, listed, end])
}
