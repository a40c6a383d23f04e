import type { SummaryDocument } from './document'
import { printable } from './printable'
import { FONT_FALLBACKS } from './word-layout'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Parts that the library would fill with the present instant or leave without stand-ins for missing faces. */
export function fixedParts(document: SummaryDocument): { path: string; data: string }[] {
  return [
    { path: 'docProps/core.xml', data: coreProperties(document) },
    { path: 'word/fontTable.xml', data: fontTable() },
  ]
}

function coreProperties({ titleLines, signature }: SummaryDocument): string {
  const date = `<dcterms:X xsi:type="dcterms:W3CDTF">${signature.issuedOn}T00:00:00Z</dcterms:X>`
  return [
    XML,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(titleLines.join(''))}</dc:title><dc:creator>${escapeXml(signature.issuer)}</dc:creator>`,
    date.replaceAll('dcterms:X', 'dcterms:created'),
    date.replaceAll('dcterms:X', 'dcterms:modified'),
    '</cp:coreProperties>',
  ].join('')
}

function fontTable(): string {
  const fonts = Object.entries(FONT_FALLBACKS).map(
    ([name, { alternatives, family }]) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternatives}"/><w:charset w:val="86"/>` +
      `<w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  return `${XML}<w:fonts xmlns:w="${W}">${fonts.join('')}</w:fonts>`
}

const escapeXml = (text: string): string =>
  printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const CENTRAL_ENTRY = 0x02014b50
const END_OF_CENTRAL = 0x06054b50
/** 1 January 1980 00:00, the earliest time a zip entry can carry. */
const EPOCH = 0x0021_0000

/**
 * Sets every entry's time in a zip archive to the zip epoch, in place: the packer stamps the present, and the same
 * document has to give the same bytes for its SHA-256 to be comparable. Throws on bytes that are no zip archive.
 */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  let end = zip.byteLength - 22
  while (end >= 0 && view.getUint32(end, true) !== END_OF_CENTRAL) end--
  if (end < 0) throw new Error('not a zip archive')
  let at = view.getUint32(end + 16, true)
  while (view.getUint32(at, true) === CENTRAL_ENTRY) {
    view.setUint32(at + 12, EPOCH, true)
    view.setUint32(view.getUint32(at + 42, true) + 10, EPOCH, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}
