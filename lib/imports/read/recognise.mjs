/** What files begin with that are no tables. */
const SIGNATURES = [
  ['25504446', 'pdf'],
  ['7b5c727466', 'word'],
  ['89504e47', 'picture'],
  ['47494638', 'picture'],
  ['ffd8ff', 'picture'],
  ['424d', 'picture', (bytes) => bytes.length > 26 && bytes.readUInt32LE(2) === bytes.length],
  ['52494646', 'picture', (bytes) => bytes.toString('latin1', 8, 12) === 'WEBP'],
  ['00000018667479706865', 'picture'],
  ['377abcaf271c', 'archive'],
  ['526172211a07', 'archive'],
  ['1f8b08', 'archive'],
]
/** What zips hold that are no .xlsx. */
const PARTS = [
  [/^word\//i, 'word'],
  [/^ppt\//i, 'slides'],
  [/^xl\/workbook\.bin$/i, 'xlsb'],
  [/^index\/(document|calculationengine|tables\/.*)\.iwa$|^index\.zip$/i, 'numbers'],
  [/^ofd\.xml$/i, 'ofd'],
]
/** Control characters, what could not be decoded, and what no script has assigned. */
const STRANGE = /[\p{Cc}\p{Cn}\ufffd]/u
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.'

const startsWith = (bytes, hex) => bytes.subarray(0, hex.length / 2).toString('hex') === hex
const holdsName = (bytes, name) => bytes.includes(Buffer.from(name, 'utf16le'))

/**
 * What a file is by its content; its name may lie. 'biff' is .xls and WPS .et, 'zip' may be .xlsx, 'text' may be HTML.
 * The other answers name what cannot be read.
 * @param {Buffer} bytes
 */
export function recognise(bytes) {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, '504b0304') || startsWith(bytes, '504b0506')) return 'zip'
  if (startsWith(bytes, 'd0cf11e0a1b11ae1')) return compound(bytes)
  // BIFF 2 to 5 without a container begin with the record that begins a sheet
  if (bytes.length > 8 && bytes[0] === 9 && [0, 2, 4, 8].includes(bytes[1]) && bytes[3] === 0 && bytes[2] <= 16)
    return 'biff'
  const signature = SIGNATURES.find(([hex, , also]) => startsWith(bytes, hex) && (also?.(bytes) ?? true))
  return signature?.[1] ?? 'text'
}

function compound(bytes) {
  if (holdsName(bytes, 'EncryptedPackage')) return 'encrypted'
  if (holdsName(bytes, 'Workbook') || holdsName(bytes, 'Book')) return 'biff'
  if (holdsName(bytes, 'WordDocument')) return 'word'
  if (holdsName(bytes, 'PowerPoint Document')) return 'slides'
  return 'damaged'
}

/**
 * What a container without a workbook is.
 * @param {import('./zip.mjs').Zip} zip
 */
export async function recogniseZip(zip) {
  const part = PARTS.find(([pattern]) => zip.names.some((name) => pattern.test(name)))
  if (part) return part[1]
  if (!zip.has('mimetype')) return zip.has('[Content_Types].xml') ? 'damaged' : 'archive'
  let type = ''
  for await (const piece of zip.pieces('mimetype')) type += piece.toString('latin1', 0, 200)
  if (!type.startsWith(OPEN_DOCUMENT)) return 'archive'
  return type.startsWith(`${OPEN_DOCUMENT}spreadsheet`) ? 'ods' : 'word'
}

/**
 * Whether decoded text is written by people and programs, not the bytes of something else.
 * @param {string} text
 */
export function isText(text) {
  const head = text.slice(0, 4096)
  let strange = 0
  for (const char of head) if (STRANGE.test(char) && !'\t\r\n\f\x1a\x1b'.includes(char)) strange++
  return strange <= head.length / 50
}

/**
 * Text that is markup: a table of HTML or of XML Spreadsheet 2003 can be read, other XML and HTML cannot.
 * @param {string} text
 * @returns {'table' | 'markup' | undefined}
 */
export function markupIn(text) {
  const head = text.slice(0, 4096).trimStart()
  if (!head.startsWith('<')) return undefined
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head) && /<(\w+:)?Workbook/.test(text.slice(0, 20_000)))
    return 'table'
  if (/^<(\?xml[^>]*>\s*<)?(!doctype html|html|table|meta|head|style|body|div|!--)/i.test(head))
    return /<table[\s>]/i.test(text) ? 'table' : 'markup'
  return /^<[?!a-z]/i.test(head) ? 'markup' : undefined
}
