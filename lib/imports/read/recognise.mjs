const startsWith = (bytes, hex) => bytes.subarray(0, hex.length / 2).toString('hex') === hex
const holdsName = (bytes, name) => bytes.includes(Buffer.from(name, 'utf16le'))

/**
 * What a file is by its content; its name may lie. 'biff' is .xls and WPS .et, 'zip' may be .xlsx.
 * @param {Buffer} bytes
 * @returns {'zip' | 'biff' | 'html' | 'text' | 'encrypted' | 'empty' | 'unknown' | 'damaged'}
 */
export function recognise(bytes) {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, '504b0304') || startsWith(bytes, '504b0506')) return 'zip'
  if (startsWith(bytes, 'd0cf11e0a1b11ae1')) {
    if (holdsName(bytes, 'EncryptedPackage')) return 'encrypted'
    if (holdsName(bytes, 'WordDocument')) return 'unknown'
    return holdsName(bytes, 'Workbook') || holdsName(bytes, 'Book') ? 'biff' : 'damaged'
  }
  if (/^0[09][0248]0?/.test(bytes.subarray(0, 2).toString('hex')) && bytes[0] === 9) return 'biff'
  const head = bytes.subarray(0, 2048)
  const start = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf|^\s+/g, '')
    .toLowerCase()
  if (/^(%pdf|\{\\rtf|\x89png|gif8|\xff\xd8\xff|7z\xbc|rar!)/.test(start)) return 'unknown'
  if (
    start.startsWith('<') &&
    /<(html|table|!doctype html|meta|style|body)|urn:schemas-microsoft-com:office:spreadsheet/.test(start)
  )
    return 'html'
  if (start.startsWith('<')) return 'unknown'
  const strange = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
  const utf16 =
    startsWith(bytes, 'fffe') ||
    startsWith(bytes, 'feff') ||
    head.filter((byte) => byte === 0).length > head.length / 20
  return strange > head.length / 50 && !utf16 ? 'unknown' : 'text'
}
