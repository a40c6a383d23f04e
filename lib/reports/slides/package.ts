import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The earliest moment a zip entry can carry: the packer stamps the present. */
const MTIME = '1980-01-01T00:00:00'

/**
 * A deck's package without anything of the moment it was made in: dates are the document's, entries are stored as they are, the workbooks behind the charts
 * too. Values that are not known (NaN) leave their point empty instead of being drawn as zero.
 */
export function fixedDeck(bytes: Uint8Array, issuedOn: string): Uint8Array {
  const parts = unpacked(bytes)
  const number = chartNumbers(parts.map(([name]) => name))
  return packed(
    parts.map(([name, content]) => {
      if (name.endsWith('.xlsx'))
        return [number(name), packed(unpacked(content).map(([part, inner]) => [part, changed(part, inner, issuedOn)]))]
      const named = /\.rels$|^\[Content_Types\]/.test(name) ? strToU8(number(strFromU8(content))) : content
      return [number(name), changed(name, named, issuedOn)]
    }),
  )
}

type Part = [name: string, content: Uint8Array]
const CHART_NAME = /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)/g

/** The library numbers charts for as long as a process lives: here they begin with 1 in every deck. */
function chartNumbers(names: string[]): (text: string) => string {
  const given = names.flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? []).map(Number)
  const own = new Map(given.toSorted((a, b) => a - b).map((number, index) => [number, index + 1]))
  return (text) =>
    text.replace(CHART_NAME, (_, lead: string, number: string) => `${lead}${own.get(Number(number)) ?? number}`)
}

/** What the schema of ECMA-376 refuses in the library's parts: masters come before slides, and flat bars have two axes. */
const NOTES_LAST = /(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s
const THIRD_AXIS = /((?:<c:axId val="\d+"\/>){2})<c:axId val="\d+"\/>(?=<\/c:barChart>)/g

function changed(name: string, content: Uint8Array, issuedOn: string): Uint8Array {
  if (!name.endsWith('.xml')) return content
  const xml = strFromU8(content)
  if (name === 'docProps/core.xml')
    return strToU8(xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${issuedOn}T00:00:00Z`))
  if (name === 'ppt/presentation.xml') return strToU8(xml.replace(NOTES_LAST, '$2$1'))
  if (/^ppt\/charts\/chart\d+\.xml$/.test(name))
    return strToU8(xml.replace(/<c:pt idx="\d+"><c:v>(?:NaN)?<\/c:v><\/c:pt>/g, '').replace(THIRD_AXIS, '$1'))
  if (name.startsWith('xl/worksheets/')) return strToU8(xml.replace(/<c r="[A-Z]+\d+"[^>]*><v>(?:NaN)?<\/v><\/c>/g, ''))
  return content
}

const unpacked = (bytes: Uint8Array): Part[] => Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'))
const packed = (parts: Part[]): Uint8Array => zipSync(Object.fromEntries(parts), { mtime: MTIME, level: 0 })
