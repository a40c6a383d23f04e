import { crc32, deflateRawSync } from 'node:zlib'

export type Part = {
  name: string
  content: string | Buffer
  /** What the directory says of its size, when it lies. */
  declared?: number
  packed?: Buffer
  flags?: number
}

/** A zip container, with whatever names and lies its parts are given. */
export function zipOf(...parts: Part[]): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, content, declared, packed, flags = 0 } of parts) {
    const bytes = Buffer.from(content as string)
    const body = packed ?? deflateRawSync(bytes)
    const title = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(crc32(bytes), 16)
    entry.writeUInt32LE(body.length, 20)
    entry.writeUInt32LE(declared ?? bytes.length, 24)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(at, 42)
    bodies.push(local, title, body)
    entries.push(entry, title)
    at += 30 + title.length + body.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const list = (relations: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`
const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`

export type Made = {
  /** XML inside `<worksheet>` of each sheet; or the whole part when it begins with `<?xml`. */
  sheets: string[]
  names?: string[]
  /** XML inside `<sst>`. */
  strings?: string
  /** Custom number formats; cell style n + 1 shows the nth. */
  formats?: string[]
  workbook?: string
  /** Takes the place of parts, or adds some. */
  parts?: Part[]
}

/** A workbook of Office Open XML written by hand, as hostile or as odd as wanted. */
export function xlsxOf({ sheets, names = [], strings, formats = [], workbook, parts = [] }: Made): Buffer {
  const whole = (tag: string, inner: string) =>
    inner.startsWith('<?xml') ? inner : `<?xml version="1.0"?><${tag} ${MAIN} xmlns:r="${RELATIONS}">${inner}</${tag}>`
  const tabs = sheets.map((_, i) => `<sheet name="${names[i] ?? `表${i + 1}`}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  const all: Part[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: list(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    { name: 'xl/workbook.xml', content: workbook ?? whole('workbook', `<sheets>${tabs.join('')}</sheets>`) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: list(
        sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('') +
          relation('strings', 'sharedStrings', 'sharedStrings.xml') +
          relation('styles', 'styles', 'styles.xml'),
      ),
    },
    { name: 'xl/styles.xml', content: whole('styleSheet', stylesOf(formats)) },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: whole('sst', strings) }]),
    ...sheets.map((inner, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, content: whole('worksheet', inner) })),
  ]
  const given = new Set(parts.map(({ name }) => name))
  return zipOf(...all.filter(({ name }) => !given.has(name)), ...parts)
}

function stylesOf(formats: string[]): string {
  const escaped = formats.map((format) => format.replaceAll('&', '&amp;').replaceAll('"', '&quot;'))
  const numbers = escaped.map((format, i) => `<numFmt numFmtId="${200 + i}" formatCode="${format}"/>`).join('')
  const styles = formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join('')
  return `<numFmts>${numbers}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles}</cellXfs>`
}

/** `<sheetData>` of rows of texts and numbers, without references. */
export const dataOf = (rows: (string | number)[][]): string =>
  `<sheetData>${rows
    .map(
      (row) =>
        `<row>${row.map((cell) => (typeof cell === 'number' ? `<c><v>${cell}</v></c>` : `<c t="str"><v>${cell}</v></c>`)).join('')}</row>`,
    )
    .join('')}</sheetData>`
