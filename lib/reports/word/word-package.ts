import type { SummaryDocument } from '../document'
import { printable } from '../printable'
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
